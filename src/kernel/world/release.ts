/**
 * A process that has ended is taken out of the world; its numbers may stay as names of a group or session.
 * kernel/exit.c: release_task(), __unhash_process()
 */
import type { Draft } from './draft.ts'
import { leaveGroup } from './groups.ts'
import { freeNumbers } from './numbering.ts'
import type { ProcessId } from './world.ts'

/** Nothing is left of a zombie. */
export function release(draft: Draft, id: ProcessId, by: 'parent' | 'kernel'): void {
  const { parent, group, session } = draft.process(id)
  if (parent !== undefined) {
    const { children } = draft.process(parent)
    draft.change(parent, { children: children.filter((child) => child !== id) })
  }
  draft.processes.delete(id)
  draft.namespaces.delete(id)
  leaveGroup(draft, id, group)
  draft.happened({ kind: 'reaped', process: id, by })
  for (const named of new Set([id, group, session])) freeNumbers(draft, named)
}
