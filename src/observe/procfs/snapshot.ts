/**
 * What names a process for good and what changes most in it, read in one go: its start time and its status. Two of these
 * around everything else tell whether it all belongs to one process at one moment.  proc_pid_stat(5), proc_pid_status(5)
 */
import { equals, type SignalSet } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { MaskFacts } from '../status/mask-facts.ts'
import { parseStatus, type StatusFacts } from '../status/parse-status.ts'
import { type Reading, readText } from './read.ts'
import { parseStat } from './stat.ts'

export interface Snapshot {
  readonly startTime: Fact<number>
  /** PF_KTHREAD, for kernels whose status does not say it. */
  readonly isKernelThread: Fact<boolean>
  readonly status: StatusFacts
}

/** Reads both files of the process in `directory` (`/proc/7`). */
export function readSnapshot(directory: string): Reading<Snapshot> {
  const stat = readText(`${directory}/stat`)
  if (!stat.ok) return stat
  const text = readText(`${directory}/status`)
  if (!text.ok) return text
  const status = parseStatus(text.value, `${directory}/status`)
  const parsed = parseStat(stat.value)
  const from = `${directory}/stat`
  const malformed = unknown('malformed', `${from}: ${stat.value.slice(0, 80)}`)
  const value: Snapshot = {
    startTime: parsed ? known(parsed.startTime, `${from} field 22`) : malformed,
    isKernelThread: parsed ? known(parsed.isKernelThread, `${from} field 9`) : malformed,
    status,
  }
  return { ok: true, value }
}

/** Whether both are of the same process; one without a start time can only be believed. */
export function isSameProcess(one: Snapshot, other: Snapshot): boolean {
  if (!one.startTime.known || !other.startTime.known) return true
  return one.startTime.value === other.startTime.value
}

/** Whether it has the same name and the same masks: no exec, no change of any mask in between. */
export function isUnchanged(one: Snapshot, other: Snapshot): boolean {
  const names = [one.status.name, other.status.name].map((name) => name.known && name.value)
  const masks = maskNames.every((mask) => isSame(one.status.masks[mask], other.status.masks[mask]))
  return names[0] === names[1] && masks
}

/** The later masks; those that differ from the earlier ones are unknown, because they keep changing. */
export function settled({ status: before }: Snapshot, { status: after }: Snapshot): MaskFacts {
  const mask = (name: (typeof maskNames)[number]): Fact<SignalSet> => {
    const now = after.masks[name]
    return isSame(before.masks[name], now)
      ? now
      : unknown('in-motion', now.known ? now.from : now.detail)
  }
  return {
    width: after.masks.width,
    pending: mask('pending'),
    sharedPending: mask('sharedPending'),
    blocked: mask('blocked'),
    ignored: mask('ignored'),
    caught: mask('caught'),
  }
}

const maskNames = ['pending', 'sharedPending', 'blocked', 'ignored', 'caught'] as const

function isSame(one: Fact<SignalSet>, other: Fact<SignalSet>): boolean {
  if (!one.known || !other.known) return one.known === other.known
  return equals(one.value, other.value)
}
