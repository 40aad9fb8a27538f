/** Who a process would be if it stood at another place: its numbers, and whether the kernel protects it as an init. */
import { type Fact, known, valueOr } from '../../observe/fact.ts'
import type { Observation } from '../../observe/observation.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'

/** Where a fact comes from that was not read: it is so in a world that was thought up. */
export const assumed = 'what if'

/** It with this number. */
export function namedAs(
  observation: Observation,
  pid: number,
  init: 'no' | 'namespace',
): Observation {
  const outer = valueOr(observation.namespacePids, [pid]).slice(0, -1)
  return {
    ...observation,
    pid: known(pid, assumed),
    init: known(init, assumed),
    namespacePids: known([...outer, init === 'no' ? 7 : 1], assumed),
    program: { ...observation.program, unkillable: known(init !== 'no', assumed) },
  }
}

/** The process as the one that stood there before: `exec` keeps the number. */
export function inPlaceOf(observation: Observation, before: Observation): Observation {
  const { pid, parent, init, namespacePids } = before
  const { unkillable } = before.program
  return {
    ...observation,
    pid,
    parent,
    init,
    namespacePids,
    program: { ...observation.program, unkillable },
  }
}

/** The largest number of those that were observed. */
export function largestPid({ observation, children }: ProcessTree): number {
  const below: Fact<readonly ProcessTree[]> = children
  return Math.max(valueOr(observation.pid, 1), ...valueOr(below, []).map(largestPid))
}
