/**
 * Waits until a program stands still: what is seen of it is there, and the same at two looks a little apart. No fixed wait
 * would tell: an interpreter that is still starting has other handlers than one that runs.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Puppet } from '../subject/puppet.ts'

/** How the standing still is judged. */
export interface Stillness<T> {
  /** What is seen now; undefined while it is on the move or not ready. */
  look(): T | undefined
  /** The part of it that must not change. */
  essence(seen: T): unknown
  /** Milliseconds between two looks that say the same; 10 when left out. */
  readonly apart?: number
  /** Milliseconds after which a program counts as one that never comes to rest. */
  readonly patience: number
}

export type Readiness<T> =
  | { readonly kind: 'ready'; readonly seen: T }
  | { readonly kind: 'ended'; readonly waitStatus: number }
  | { readonly kind: 'restless' }

const interval = 10

/** Waits for it. */
export async function untilStable<T>(
  puppet: Puppet,
  { look, essence, apart = interval, patience }: Stillness<T>,
  abort: AbortSignal,
): Promise<Readiness<T>> {
  const deadline = performance.now() + patience
  let before: { readonly seen: T; readonly at: number } | undefined
  for (;;) {
    const outcome = puppet.outcome(0)
    if (outcome.kind === 'died') return { kind: 'ended', waitStatus: outcome.waitStatus }
    const seen = look()
    const at = performance.now()
    const same =
      seen && before && isDeepStrictEqual(essence(seen), essence(before.seen)) ? before : undefined
    if (seen && same && at - same.at >= apart) return { kind: 'ready', seen }
    if (at > deadline) return { kind: 'restless' }
    before = same ?? (seen && { seen, at })
    await pause(interval)
    abort.throwIfAborted()
  }
}
