/** How an end looks to whoever waits for it.  bash(1) "EXIT STATUS" */
import type { End } from './prognosis.ts'

/** What shells and container engines report: 128+n for signal n. */
export function exitCodeOf(end: End): number {
  return end.kind === 'exit' ? end.code : 128 + end.signal
}
