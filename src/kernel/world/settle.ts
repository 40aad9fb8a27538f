/**
 * Lets everybody who was woken run until nothing moves any more. In what order the kernel does it depends on the number
 * of CPUs and on luck; a schedule is one possible order.
 */
import { makesProgress } from './deliver.ts'
import type { Draft } from './draft.ts'
import type { ProcessId } from './world.ts'

/** Chooses who does the next thing among at least two that could; the first of them was woken first. */
export type Schedule = (waiting: readonly ProcessId[]) => ProcessId | undefined

/** Whoever was woken first runs until it is at rest: one CPU, and nobody is interrupted. */
export const firstCome: Schedule = (waiting) => waiting[0]

/** Whoever is woken runs at once, and interrupts who woke it. */
export const lastCome: Schedule = (waiting) => waiting.at(-1)

/** Runs everybody. Answers how often there was a choice. */
export function settle(draft: Draft, schedule: Schedule): number {
  const { due } = draft
  let choices = 0
  while (due.size > 0) {
    const waiting = [...due]
    if (waiting.length > 1) choices += 1
    const chosen = waiting.length > 1 ? schedule(waiting) : waiting[0]
    if (chosen === undefined || !due.has(chosen)) throw new Error(`${chosen} does not wait to run`)
    if (!makesProgress(draft, chosen)) due.delete(chosen)
  }
  return choices
}
