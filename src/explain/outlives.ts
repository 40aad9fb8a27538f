/** Whether a process is still there after a signal that was to end it, whatever else it did. */
import type { Outcome } from './prognosis.ts'

export function outlives(outcome: Outcome): boolean {
  return outcome === 'deaf' || outcome === 'reloads' || outcome === 'stopped'
}
