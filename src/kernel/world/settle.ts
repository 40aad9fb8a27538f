/**
 * Lets everybody who was woken run until nothing moves any more. In what order the kernel does it depends on the number
 * of CPUs and on luck; a schedule is one possible order.
 */
import { run } from './deliver.ts'
import type { Draft } from './draft.ts'

/** Who runs first of those that were woken: the first or the last of them. */
export type Schedule = 'first-come' | 'last-come'

/** Runs everybody. Answers how often there was a choice. */
export function settle(draft: Draft, schedule: Schedule): number {
  let choices = 0
  while (draft.due.size > 0) {
    const waiting = [...draft.due]
    if (waiting.length > 1) choices += 1
    const next = schedule === 'first-come' ? waiting[0] : waiting.at(-1)
    if (next === undefined) break
    run(draft, next)
    draft.due.delete(next)
  }
  return choices
}
