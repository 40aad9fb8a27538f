/**
 * Delivered, and the default action is to do nothing.
 */
import { intersection } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const nothingByDefault: Step = {
  id: 'nothing-by-default',
  cites: ['signal.c#get_signal', 'signal(7)'],
  fate: 'discarded',
  claims: ({ table, defaults }) => intersection(table.ignore, defaults),
}
