/**
 * A process and what descends from it: a shell waits for its child, an init passes signals on to its own, so a forecast for
 * one may need the others. Children come and go while they are read; those that are gone are left out, and one that was
 * adopted by another meanwhile is counted once.  proc_pid_tid_children(5), credentials(7)
 */
import { type Fact, known, unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'
import type { ProcessTree } from '../process-tree.ts'
import type { ObserveError } from './missing.ts'
import { type ObserveOptions, observeProcess } from './observe-process.ts'
import { readLatin1 } from './read.ts'
import { readReader } from './reader.ts'
import { parseStat } from './stat.ts'

export interface TreeOptions extends Omit<ObserveOptions, 'depth'> {
  /** How many generations of descendants are read; 6 unless told otherwise. */
  readonly maxDepth?: number
  /** How many processes are read in all; 64 unless told otherwise. */
  readonly maxProcesses?: number
}

export type TreeResult =
  | { readonly ok: true; readonly tree: ProcessTree }
  | { readonly ok: false; readonly error: ObserveError }

/** Observes the process with this id and its descendants. */
export function observeTree(id: number | string, options: TreeOptions = {}): TreeResult {
  const { maxDepth = 6, maxProcesses = 64, ...rest } = options
  const proc = rest.proc ?? '/proc'
  const observing = { ...rest, reader: rest.reader ?? readReader(proc) }
  const seen = new Set<number>()

  return observeAt(id, 0)

  function observeAt(pid: number | string, depth: number): TreeResult {
    seen.add(Number(pid))
    const result = observeProcess(pid, observing)
    if (!result.ok) return result
    const { observation } = result
    return { ok: true, tree: { observation, children: childrenOf(observation, depth) } }
  }

  function childrenOf(observation: Observation, depth: number): Fact<readonly ProcessTree[]> {
    const { children } = observation.program
    if (!children.known) return children
    const pids = children.value.filter((pid) => !seen.has(pid))
    if (pids.length > 0 && depth >= maxDepth) return beyond(pids, children.from)
    if (seen.size + pids.length > maxProcesses) return beyond(pids, children.from)
    // Reserved for this generation before its own children may use up what is left.
    for (const pid of pids) seen.add(pid)
    const trees = pids.flatMap((pid) => {
      const child = observeAt(pid, depth + 1)
      return child.ok ? [child.tree] : []
    })
    return isStill(observation) ? known(trees, children.from) : unknown('in-motion', children.from)
  }

  /** Whether the parent still is the process that it was: its number may be another's by now, and so its children. */
  function isStill({ pid, startTime }: Observation): boolean {
    if (!pid.known || !startTime.known) return true
    const stat = readLatin1(`${proc}/${pid.value}/stat`)
    return stat.ok && parseStat(stat.value)?.startTime === startTime.value
  }
}

function beyond(pids: readonly number[], from: string): Fact<never> {
  return unknown('not-asked', `${from}: ${pids.length} more`)
}
