/** What its stop comes to could not be found out. */
import type { Rule } from '../rule.ts'

export const notKnown: Rule = {
  id: 'not-known',
  severity: 'note',
  judge: ({ stop }) =>
    stop === undefined || stop.outcome === 'unknown' ? { rule: 'not-known' } : undefined,
}
