/**
 * Lets everybody who was woken run until nothing moves any more. In what order the kernel does it depends on the number
 * of CPUs and on luck; a schedule is one possible order.
 */
import { makesProgress } from './deliver.ts'
import type { Draft } from './draft.ts'

/**
 * - `first-come`: whoever was woken first runs until it is at rest; there is one CPU.
 * - `last-come`: whoever is woken runs at once, and interrupts who woke it.
 */
export type Schedule = 'first-come' | 'last-come'

/** Runs everybody. Answers how often there was a choice. */
export function settle(draft: Draft, schedule: Schedule): number {
  const { due } = draft
  let choices = 0
  while (due.size > 0) {
    const waiting = [...due]
    if (waiting.length > 1) choices += 1
    const next = schedule === 'first-come' ? waiting[0] : waiting.at(-1)
    if (next === undefined) break
    if (!makesProgress(draft, next)) due.delete(next)
  }
  return choices
}
