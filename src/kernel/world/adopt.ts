/**
 * Children whose parent ends get a new one: the nearest subreaper above in the same namespace, else the namespace's init.
 * kernel/exit.c: forget_original_parent(), find_new_reaper(), reparent_leader()
 */
import type { Draft } from './draft.ts'
import { hangUpOrphans } from './groups.ts'
import { namespaceOf } from './numbering.ts'
import { release } from './release.ts'
import { tellOfEnd } from './tell-parent.ts'
import type { ProcessId, World } from './world.ts'

/** Gives the children of `father` away. Those that are zombies are announced to the new parent. */
export function adoptChildren(draft: Draft, father: ProcessId): void {
  const { children } = draft.process(father)
  if (children.length === 0) return
  const reaper = reaperFor(draft, father)
  const gone: ProcessId[] = []
  for (const child of children) {
    draft.change(child, { parent: reaper })
    draft.happened({ kind: 'adopted', process: child, parent: reaper })
    const { life } = draft.process(child)
    const isUnwanted = life.kind === 'zombie' && tellOfEnd(draft, draft.process(child), life.status)
    if (isUnwanted) gone.push(child)
    hangUpOrphans(draft, draft.process(child), { parent: father })
  }
  draft.change(father, { children: [] })
  const adopted = draft.process(reaper).children
  draft.change(reaper, { children: [...adopted, ...children] })
  for (const child of gone) release(draft, child, 'kernel')
}

/** Who takes over, judged by where the father lives, not the child. */
function reaperFor(world: World, father: ProcessId): ProcessId {
  const namespace = namespaceOf(world, father)
  let above = world.processes.get(father)?.parent
  while (above !== undefined && namespaceOf(world, above) === namespace) {
    const candidate = world.processes.get(above)
    if (candidate?.isSubreaper && isAlive(candidate.life.kind)) return above
    above = candidate?.parent
  }
  return namespace
}

function isAlive(life: 'running' | 'stopped' | 'ending' | 'zombie'): boolean {
  return life === 'running' || life === 'stopped'
}
