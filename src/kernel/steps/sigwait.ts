/**
 * A thread sleeps in rt_sigtimedwait for the signal and is given it: no handler runs, no default action is taken. While
 * it sleeps, the awaited signals are missing from SigBlk, so /proc/PID/status alone looks as if nothing waited.
 */
import { intersection, noSignals, union } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const sigwait: Step = {
  id: 'sigwait',
  cites: ['signal.c#do_sigtimedwait', 'sigwaitinfo(2)'],
  fate: 'taken',
  claims({ target, taken, table }) {
    let claimed = noSignals
    target.threads.forEach(({ awaited }, index) => {
      if (awaited === noSignals) return
      claimed = union(claimed, intersection(awaited, taken[index] ?? noSignals))
    })
    return claimed === noSignals ? noSignals : intersection(claimed, table.blockable)
  },
}
