/**
 * What if the program took the place of the shell or the launcher that started it: the process is the same, with its number and
 * its protection; what runs in it is another program.  execve(2)
 */
import { known, valueOr } from '../../observe/fact.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import { recognise } from '../../runtimes/index.ts'
import { featuresOf } from '../features-of.ts'
import { assumed, inPlaceOf } from './identity.ts'

/** None where no shell or launcher stands before a program, or several programs stand behind it. */
export function execed(tree: ProcessTree): ProcessTree | undefined {
  if (isStarter(tree)) {
    const worker = workerBehind(tree)
    if (worker === undefined) return undefined
    return { ...worker, observation: inPlaceOf(worker.observation, tree.observation) }
  }
  const [child, ...others] = valueOr(tree.children, [])
  if (child === undefined || others.length > 0 || !isInit(tree)) return undefined
  const changed = execed(child)
  return changed && { ...tree, children: known([changed], assumed) }
}

/** The program behind one shell or launcher, or several in a row. */
export function workerBehind(tree: ProcessTree): ProcessTree | undefined {
  const [child, ...others] = valueOr(tree.children, [])
  if (child === undefined || others.length > 0) return undefined
  return isStarter(child) ? workerBehind(child) : child
}

/** Whether it only starts another program and waits for it. */
export function isStarter(tree: ProcessTree): boolean {
  const [habit] = recognise(featuresOf(tree))
  return habit?.kind === 'shell' || habit?.kind === 'launcher'
}

/** Whether it passes signals on to the program behind it. */
export function isInit(tree: ProcessTree): boolean {
  const [habit] = recognise(featuresOf(tree))
  return habit?.kind === 'init'
}
