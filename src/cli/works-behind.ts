/** Whether somebody works behind an init that only keeps its container up: then it is not alone what matters. */
import { standsIn } from '../explain/stands-in.ts'
import type { Observation } from '../observe/observation.ts'
import { readChildren } from '../observe/procfs/children.ts'

/** Reads the children of a process of this machine, if it is such an init. */
export function worksBehind(observation: Observation): boolean {
  const { pid, source, threads } = observation
  if (source !== 'procfs' || !pid.known || !standsIn(observation)) return false
  const children = readChildren(`/proc/${pid.value}`, threads)
  return children.known && children.value.length > 0
}
