/** The stop signal comes to nothing: the whole grace period is waited, then SIGKILL ends it, and nobody has cleaned up. */
import { outlives } from '../../explain/outlives.ts'
import type { Rule } from '../rule.ts'

export const deaf: Rule = {
  id: 'deaf',
  severity: 'error',
  judge({ stop }) {
    if (stop === undefined || stop.outcome === 'reloads' || !outlives(stop.outcome))
      return undefined
    return { rule: 'deaf' }
  },
}
