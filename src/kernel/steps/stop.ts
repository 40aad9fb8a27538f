/**
 * The default action of the stop signals: all threads stop, and the parent is told.
 */
import { intersection } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const stop: Step = {
  id: 'stop',
  cites: ['signal.c#do_signal_stop', 'signal(7)'],
  fate: 'stopped',
  claims: ({ table, defaults }) => intersection(table.stop, defaults),
}
