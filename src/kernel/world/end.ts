/**
 * The end of a process: what it was to others goes over to somebody else, its parent is told, and it is a zombie until
 * the parent has asked.  kernel/exit.c: exit_notify()
 */
import { adoptChildren } from './adopt.ts'
import type { Draft } from './draft.ts'
import { hangUpOrphans } from './groups.ts'
import { population } from './numbering.ts'
import { release } from './release.ts'
import { nothingToReport } from './report.ts'
import { noQueue } from './signal-queue.ts'
import { tellOfEnd } from './tell-parent.ts'
import type { Process } from './world.ts'
import { closeNamespace } from './zap.ts'

/** The process ends. False: it must wait, for it is the init of a namespace that is not empty yet. */
export function end(draft: Draft, { id, life }: Process): boolean {
  if (life.kind !== 'ending') throw new Error(`process ${id} does not end`)
  const namespace = draft.namespaces.get(id)
  if (namespace?.isOpen) closeNamespace(draft, id)
  if (namespace && population(draft, id) > 1) return false
  const { status } = life
  adoptChildren(draft, id)
  hangUpOrphans(draft, draft.process(id), 'itself')
  draft.change(id, {
    life: { kind: 'zombie', status },
    shared: noQueue,
    own: noQueue,
    report: nothingToReport,
  })
  draft.happened({ kind: 'died', process: id, status })
  if (tellOfEnd(draft, draft.process(id), status)) release(draft, id, 'kernel')
  return true
}
