/**
 * The tracer of the thread that takes the signal is shown it first, and may change it or throw it away. Not so SIGKILL.
 */
import { noSignals, union, without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const traced: Step = {
  id: 'traced',
  cites: ['signal.c#ptrace_signal', 'ptrace(2)'],
  fate: 'trapped',
  claims({ target, taken, table }) {
    let claimed = noSignals
    target.threads.forEach(({ traced }, index) => {
      if (traced) claimed = union(claimed, taken[index] ?? noSignals)
    })
    return claimed === noSignals ? noSignals : without(claimed, table.kill)
  },
}
