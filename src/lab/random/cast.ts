/**
 * Who is on the stage: the actors by their names in the model's world, and what Node's /proc calls them.
 */
import type { ProcessId } from '../../kernel/world/index.ts'
import type { Actor } from './actor.ts'
import type { HostView } from './expectation.ts'

export class Cast implements HostView {
  private readonly outside: number
  private readonly actors = new Map<ProcessId, Actor>()
  /** Numbers of the dead too: groups are named after them. */
  private readonly hostNumbers = new Map<ProcessId, number>()

  /** `outside` is the number of the process that the first actor's parent is. */
  constructor(outside: number) {
    this.outside = outside
  }

  /** The process of that name; it must be here. */
  actor(id: ProcessId): Actor {
    const actor = this.actors.get(id)
    if (!actor) throw new Error(`process ${id} is not on the stage`)
    return actor
  }

  hostNumber(id: ProcessId | undefined): number {
    if (id === undefined) return this.outside
    return this.hostNumbers.get(id) ?? 0
  }

  /** Without root there is only one user, who goes by another name outside of the user namespace. */
  hostUser(user: number): number {
    return process.geteuid?.() || user
  }

  enter(id: ProcessId, actor: Actor): void {
    this.actors.set(id, actor)
    this.hostNumbers.set(id, actor.pid)
  }

  /** The process is gone. */
  forget(id: ProcessId): void {
    this.actors.get(id)?.close()
    this.actors.delete(id)
  }

  /** Everybody is. */
  forgetAll(): void {
    for (const id of [...this.actors.keys()]) this.forget(id)
  }
}
