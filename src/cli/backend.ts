/**
 * From where facts about processes are read besides procfs: the kernel's own structures tell what sigwait hides and which
 * handlers serve once. Used by itself where that is allowed, unless the user says otherwise.
 */
import type { Records } from '../observe/bpf/records.ts'
import type { RefusalCode } from '../observe/bpf/refusal.ts'
import { openWalks, type Walks } from '../observe/bpf/walks.ts'
import type { Context } from './context.ts'
import { type Failure, failure } from './failure.ts'

export interface BackendFlag {
  /** `auto`, `procfs`, `bpf`, or the path of an iterator that somebody pinned. */
  readonly backend?: string
}

/** Walks through the kernel's structures with what the first of them found, or the reason why there are none. */
export type Backend =
  | { readonly kind: 'bpf'; readonly walks: Walks; readonly first: Records }
  | { readonly kind: 'procfs'; readonly why?: RefusalCode }

/** Opens what the user asked for; only what was asked for by name may fail. The caller closes the walks. */
export async function openBackend(
  { backend = 'auto' }: BackendFlag,
  { catalogue, cacheFolder }: Context,
): Promise<Backend | Failure> {
  const { usage } = catalogue.errors
  if (backend === 'procfs') return { kind: 'procfs' }
  const isPath = backend.startsWith('/')
  if (backend !== 'auto' && backend !== 'bpf' && !isPath) {
    return failure({ code: 'no-such-backend', text: backend }, usage, 'usage')
  }
  const cache = cacheFolder === undefined ? {} : { cacheDirectory: cacheFolder }
  const opened = await openWalks(isPath ? { pinned: backend } : cache)
  // Opening may succeed where the first walk does not: what is pinned there may be something else.
  const walk = opened.ok ? opened.walks.read() : opened
  if (opened.ok && walk.ok) return { kind: 'bpf', walks: opened.walks, first: walk.records }
  if (opened.ok) opened.walks.close()
  if (walk.ok) throw new Error('a walk that was never opened')
  const { why, detail } = walk
  if (backend === 'auto') return { kind: 'procfs', why }
  const isForbidden = why === 'not-root' || why === 'no-permission'
  const meaning = isForbidden ? 'not-permitted' : 'undetermined'
  return failure({ code: 'backend-refused', backend, why, detail }, usage, meaning)
}
