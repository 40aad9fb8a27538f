/**
 * Blocked by every thread that could take it, and somebody reads a signalfd for it: the reader takes it from the queue.
 * A signal to one thread can be read by that thread alone.
 */
import { calls } from '../sending.ts'
import { intersection, noSignals } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const signalfd: Step = {
  id: 'signalfd',
  cites: ['signalfd.c#signalfd_dequeue', 'signalfd(2)'],
  fate: 'taken',
  claims({ target, sending, addressed, untaken }) {
    if (target.life === 'stopped') return noSignals
    const isForOne = calls[sending.call].queue === 'private' && target.threads.length > 1
    return intersection(isForOne ? (addressed.reading ?? noSignals) : target.signalfd, untaken)
  },
}
