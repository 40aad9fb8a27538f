/** It ends at once, which looks well, but the application never learned of it: what it was doing is lost. */
import type { Rule } from '../rule.ts'

export const appNotTold: Rule = {
  id: 'app-not-told',
  severity: 'warning',
  judge: ({ stop }) => (stop?.outcome === 'abrupt' ? { rule: 'app-not-told' } : undefined),
}
