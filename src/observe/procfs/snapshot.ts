/**
 * What names a process for good and what changes most in it, read in one go: its start time and its status. Two of these
 * around everything else tell whether it all belongs to one process at one moment.  proc_pid_stat(5), proc_pid_status(5)
 */
import { equals, type SignalSet } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { MaskFacts } from '../status/mask-facts.ts'
import { parseStatus, type StatusFacts } from '../status/parse-status.ts'
import { readCommandLine } from './command-line.ts'
import type { Depth } from './depth.ts'
import { readExecutable } from './executable.ts'
import { type Reading, readText } from './read.ts'
import { parseStat } from './stat.ts'

export interface Snapshot {
  readonly startTime: Fact<number>
  /** PF_KTHREAD, for kernels whose status does not say it. */
  readonly isKernelThread: Fact<boolean>
  /** The status as it was read: most processes do nothing between two readings. */
  readonly text: string
  readonly status: StatusFacts
  /** Device number of its controlling terminal. */
  readonly terminal: Fact<number>
  /** What is another after an exec, beside the name. */
  readonly image: ImageMark
}

/** Marks of what a process executes; `executable` is read only where it is asked for. */
export interface ImageMark {
  readonly commandLine: Fact<readonly string[]>
  readonly executable: Fact<string>
  /** Where its stack is. */
  readonly stack: string
}

/** Reads the process in `directory` (`/proc/7`); what says the same as `earlier` is not parsed again. */
export function readSnapshot(
  directory: string,
  depth: Depth,
  earlier?: Snapshot,
): Reading<Snapshot> {
  const stat = readText(`${directory}/stat`)
  if (!stat.ok) return stat
  const text = readText(`${directory}/status`)
  if (!text.ok) return text
  const status =
    text.value === earlier?.text ? earlier.status : parseStatus(text.value, `${directory}/status`)
  const parsed = parseStat(stat.value)
  const from = `${directory}/stat`
  const malformed = unknown('malformed', `${from}: ${stat.value.slice(0, 80)}`)
  const value: Snapshot = {
    startTime: parsed ? known(parsed.startTime, `${from} field 22`) : malformed,
    isKernelThread: parsed ? known(parsed.isKernelThread, `${from} field 9`) : malformed,
    text: text.value,
    status,
    terminal: parsed ? known(parsed.terminal, `${from} field 7`) : malformed,
    image: {
      commandLine: readCommandLine(directory),
      executable: depth === 'program' ? readExecutable(directory) : unknown('not-asked'),
      stack: parsed?.stack ?? '',
    },
  }
  return { ok: true, value }
}

/** Whether both are of the same process; one without a start time can only be believed. */
export function isSameProcess(one: Snapshot, other: Snapshot): boolean {
  if (!one.startTime.known || !other.startTime.known) return true
  return one.startTime.value === other.startTime.value
}

/** Whether it has called exec in between, or may have: without the rights of a debugger only its looks can tell. */
export function hasExeced(
  { status: before, image: one }: Snapshot,
  { status, image }: Snapshot,
): boolean {
  if (!isAlike(one.executable, image.executable) || one.stack !== image.stack) return true
  if (one.stack !== hiddenStack) return false
  return !isAlike(before.name, status.name) || !isAlike(one.commandLine, image.commandLine)
}

/** Whether nothing happened in between: no exec, no other name or arguments, no change of any mask. */
export function isUnchanged(one: Snapshot, other: Snapshot): boolean {
  if (hasExeced(one, other) || !isAlike(one.status.name, other.status.name)) return false
  if (!isAlike(one.image.commandLine, other.image.commandLine)) return false
  return maskNames.every((mask) => isSame(one.status.masks[mask], other.status.masks[mask]))
}

/** The later arguments, unless they differ from the earlier ones. */
export function settledCommandLine(before: Snapshot, after: Snapshot): Fact<readonly string[]> {
  const { commandLine } = after.image
  const isSettled = !hasExeced(before, after) && isAlike(before.image.commandLine, commandLine)
  return isSettled
    ? commandLine
    : unknown('in-motion', commandLine.known ? commandLine.from : commandLine.detail)
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

/** What do_task_stat() prints for the stack of a process that the reader may not look into. */
const hiddenStack = '0'

function isSame(one: Fact<SignalSet>, other: Fact<SignalSet>): boolean {
  if (!one.known || !other.known) return one.known === other.known
  return equals(one.value, other.value)
}

/** Whether both texts are known and equal, or neither is known. */
function isAlike(
  one: Fact<string | readonly string[]>,
  other: Fact<string | readonly string[]>,
): boolean {
  if (!one.known || !other.known) return one.known === other.known
  return String(one.value) === String(other.value)
}
