/** A process and those that descend from it, as far as they were observed. */
import { type Fact, valueOr } from './fact.ts'
import type { Observation } from './observation.ts'

export interface ProcessTree {
  readonly observation: Observation
  /** By process id. Unknown also where more lie beyond a limit than were read. */
  readonly children: Fact<readonly ProcessTree[]>
}

/** The process of that id among these, with those below it. */
export function processIn(tree: ProcessTree, pid: number): ProcessTree | undefined {
  if (valueOr(tree.observation.pid, undefined) === pid) return tree
  for (const child of valueOr(tree.children, [])) {
    const found = processIn(child, pid)
    if (found !== undefined) return found
  }
  return undefined
}
