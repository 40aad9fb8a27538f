/**
 * The disposition is SIG_IGN.
 */
import { without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const ignored: Step = {
  id: 'ignored',
  cites: ['signal.c#sig_ignored', 'sigaction(2)'],
  fate: 'dropped',
  claims: ({ target, deferred }) => without(target.ignored, deferred),
}
