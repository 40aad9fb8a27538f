/**
 * Of a standard signal, a queue holds one instance. A second one is lost. Real-time signals are counted.
 */
import { intersection, without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const alreadyPending: Step = {
  id: 'already-pending',
  cites: ['signal.c#legacy_queue', 'signal(7)'],
  fate: 'merged',
  claims: ({ table, queued }) => without(intersection(table.standard, queued), table.kill),
}
