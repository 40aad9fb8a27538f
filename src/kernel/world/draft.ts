/**
 * A world while one operation is played on it: the same parts, changeable, with the list of what happened and of who has
 * something to do. Nobody outside of apply.ts sees it.
 */
import type { WorldEvent } from './answer.ts'
import type { Namespace, Numbers, Process, ProcessId, World, WorldRules } from './world.ts'

export class Draft implements World {
  readonly rules: WorldRules
  readonly processes: Map<ProcessId, Process>
  readonly numbers: Map<ProcessId, Numbers>
  readonly namespaces: Map<ProcessId, Namespace>
  readonly groups: Map<ProcessId, readonly ProcessId[]>
  readonly events: WorldEvent[] = []
  /** Woken, and not yet back to rest; in the order in which they were woken. */
  readonly due: Set<ProcessId> = new Set()

  constructor(world: World) {
    this.rules = world.rules
    this.processes = new Map(world.processes)
    this.numbers = new Map(world.numbers)
    this.namespaces = new Map(world.namespaces)
    this.groups = new Map(world.groups)
  }

  /** The process as it is now. That it exists is the caller's business. */
  process(id: ProcessId): Process {
    const process = this.processes.get(id)
    if (!process) throw new Error(`there is no process ${id}`)
    return process
  }

  /** Changes some properties of a process. */
  change(id: ProcessId, changes: Partial<Process>): void {
    this.processes.set(id, { ...this.process(id), ...changes })
  }

  /** Lets the process run before the operation is over. */
  wake(id: ProcessId): void {
    this.due.add(id)
  }

  happened(event: WorldEvent): void {
    this.events.push(event)
  }

  /** The next world. The draft must not be changed any more. */
  finished(): World {
    const { rules, processes, numbers, namespaces, groups } = this
    return { rules, processes, numbers, namespaces, groups }
  }
}
