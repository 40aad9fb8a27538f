/** Whether somebody works behind an init that only keeps its container up: then it is not alone what matters. */
import { standsIn } from '../explain/stands-in.ts'
import { readChildren } from '../observe/procfs/children.ts'
import type { Subject } from './subject.ts'

/** Asks its children, if it is such an init: those that its source has told, or those of a process of this machine. */
export function worksBehind({ observation, tree }: Pick<Subject, 'observation' | 'tree'>): boolean {
  const { pid, source, threads } = observation
  if (!pid.known || !standsIn(observation)) return false
  if (tree !== undefined) return tree.children.known && tree.children.value.length > 0
  if (source !== 'procfs') return false
  const children = readChildren(`/proc/${pid.value}`, threads)
  return children.known && children.value.length > 0
}
