/**
 * Every thread that could take the signal blocks it: it stays in the queue until one of them unblocks it or waits for it.
 */
import { calls } from '../sending.ts'
import { intersection } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const blocked: Step = {
  id: 'blocked',
  cites: ['signal.c#complete_signal', 'signal(7)'],
  fate: 'pending',
  claims({ target, sending, addressed, untaken }) {
    if (calls[sending.call].queue === 'private') return intersection(untaken, addressed.blocked)
    let everywhere = untaken
    for (const thread of target.threads) everywhere = intersection(everywhere, thread.blocked)
    return everywhere
  },
}
