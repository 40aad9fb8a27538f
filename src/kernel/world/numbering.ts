/**
 * Process numbers: each namespace counts its own, and a process has one in its namespace and in every one above.
 * kernel/pid.c: alloc_pid(), free_pid(), find_vpid(), pid_nr_ns(); include/linux/pid_namespace.h
 */
import type { Draft } from './draft.ts'
import type { ProcessId, World } from './world.ts'

/** Numbers below this one are given only once, in the first round. */
const reserved = 300

/** The namespace a process lives in, by its init. */
export function namespaceOf(world: World, process: ProcessId): ProcessId {
  const namespace = world.numbers.get(process)?.namespaces.at(-1)
  if (namespace === undefined) throw new Error(`process ${process} has no number`)
  return namespace
}

/** The number that the viewer's namespace has for a process or a group; 0 when it has none. */
export function numberSeenBy(world: World, viewer: ProcessId, process: ProcessId): number {
  return numberIn(world, namespaceOf(world, viewer), process)
}

/** The number a namespace has for a process or a group; 0 when it has none. */
export function numberIn(world: World, namespace: ProcessId, process: ProcessId): number {
  const numbers = world.numbers.get(process)
  const level = numbers?.namespaces.indexOf(namespace) ?? -1
  return numbers?.numbers[level] ?? 0
}

/** Who has the number in the viewer's namespace: a process, or one that is gone and that a group is named after. */
export function findByNumber(
  world: World,
  viewer: ProcessId,
  number: number,
): ProcessId | undefined {
  const namespace = namespaceOf(world, viewer)
  for (const id of world.numbers.keys()) {
    if (number > 0 && numberIn(world, namespace, id) === number) return id
  }
  return undefined
}

/** Gives numbers to a child that is born into `namespace`, or into a new namespace below it. False: it is closed. */
export function giveNumbers(
  draft: Draft,
  child: ProcessId,
  namespace: ProcessId,
  becomesInit: boolean,
): boolean {
  const { namespaces, numbers } = draft
  const path = numbers.get(namespace)?.namespaces ?? []
  const taken = path.map((each) => takeNumber(draft, each))
  if (namespaces.get(namespace)?.isOpen !== true) return false
  if (becomesInit) namespaces.set(child, { init: child, level: path.length, last: 1, isOpen: true })
  numbers.set(child, {
    namespaces: becomesInit ? [...path, child] : path,
    numbers: becomesInit ? [...taken, 1] : taken,
  })
  return true
}

/** Takes the numbers back when nobody is called by them: no process, no group, no session. */
export function freeNumbers(draft: Draft, id: ProcessId): void {
  const { numbers, processes, groups, namespaces } = draft
  const freed = numbers.get(id)
  if (!freed || processes.has(id) || groups.has(id)) return
  for (const { session } of processes.values()) if (session === id) return
  numbers.delete(id)
  // The init of a namespace that is ending waits until it is alone.
  for (const namespace of freed.namespaces) {
    const { isOpen } = namespaces.get(namespace) ?? { isOpen: true }
    if (!isOpen && population(draft, namespace) === 1) draft.wake(namespace)
  }
}

/** How many numbers of a namespace are in use. */
export function population(world: World, namespace: ProcessId): number {
  let count = 0
  for (const { namespaces } of world.numbers.values()) if (namespaces.includes(namespace)) count++
  return count
}

function takeNumber(draft: Draft, init: ProcessId): number {
  const namespace = draft.namespaces.get(init)
  if (!namespace) throw new Error(`there is no namespace of ${init}`)
  const used = new Set([...draft.numbers.keys()].map((id) => numberIn(draft, init, id)))
  let number = namespace.last
  do {
    number = number >= draft.rules.lastNumber ? reserved : number + 1
  } while (used.has(number))
  draft.namespaces.set(init, { ...namespace, last: number })
  return number
}
