/**
 * Blocked by every thread that could take it, and somebody reads a signalfd for it: the reader takes it from the queue.
 */
import { intersection, noSignals } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const signalfd: Step = {
  id: 'signalfd',
  cites: ['signalfd.c#signalfd_dequeue', 'signalfd(2)'],
  fate: 'taken',
  claims: ({ target, untaken }) =>
    target.life === 'stopped' ? noSignals : intersection(target.signalfd, untaken),
}
