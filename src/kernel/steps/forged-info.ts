/**
 * A caller may write its own siginfo, but claim to be the kernel (si_code SI_KERNEL) only towards itself.
 * That one exception lets an init kill itself with SIGKILL. A pidfd is checked for its namespace before the siginfo is
 * read, a number is looked up after that.
 */
import { calls, isOutOfReach } from '../sending.ts'
import { noSignals } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const forgedInfo: Step = {
  id: 'forged-info',
  cites: ['signal.c#do_rt_sigqueueinfo', 'rt_sigqueueinfo(2)'],
  fate: 'refused',
  errno: () => 'EPERM',
  claims({ sending, table }) {
    if (!sending.claimsKernel || sending.from === 'self') return noSignals
    const failsBefore = calls[sending.call].reach === 'pidfd' && isOutOfReach(sending)
    return failsBefore ? noSignals : table.all
  },
}
