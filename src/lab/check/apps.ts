/**
 * Who the application of a container is: not the init, the shell or the launcher in front of it, and not what only keeps the
 * container up, but who works behind those.
 */
import { featuresOf } from '../../explain/features-of.ts'
import { valueOr } from '../../observe/fact.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import { type Habit, isStandIn, recognise } from '../../runtimes/index.ts'

/** The processes that do the work; one that has nobody behind it is it itself. */
export function appsOf(tree: ProcessTree): readonly ProcessTree[] {
  if (!isInFront(tree)) return [tree]
  const behind = valueOr(tree.children, [])
    .filter((child) => !isIdle(child))
    .flatMap(appsOf)
  return behind.length > 0 ? behind : [tree]
}

const inFront: ReadonlySet<Habit['kind']> = new Set(['init', 'shell', 'launcher', 'supervisor'])

function isInFront(tree: ProcessTree): boolean {
  const [habit] = recognise(featuresOf(tree))
  return isStandIn(nameOf(tree)) || (habit !== undefined && inFront.has(habit.kind))
}

/** Something that waits for nothing, such as `sleep`, or that has ended already. */
function isIdle(tree: ProcessTree): boolean {
  const hasChildren = valueOr(tree.children, []).length > 0
  return (isStandIn(nameOf(tree)) && !hasChildren) || valueOr(tree.observation.state, 'S') === 'Z'
}

function nameOf({ observation }: ProcessTree): string {
  return valueOr(observation.name, '')
}
