/**
 * It was queued because the addressed thread blocks it, another thread takes it, and the disposition is SIG_IGN.
 */
import type { Step } from '../step.ts'

export const ignoredAtDelivery: Step = {
  id: 'ignored-at-delivery',
  cites: ['signal.c#get_signal', 'sigaction(2)'],
  fate: 'discarded',
  claims: ({ target }) => target.ignored,
}
