/**
 * A caller may write its own siginfo, but claim to be the kernel (si_code SI_KERNEL) only towards itself.
 * That one exception lets an init kill itself with SIGKILL.
 */
import { noSignals } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const forgedInfo: Step = {
  id: 'forged-info',
  cites: ['signal.c#do_rt_sigqueueinfo', 'rt_sigqueueinfo(2)'],
  fate: 'refused',
  errno: () => 'EPERM',
  claims: ({ sending, table }) =>
    sending.claimsKernel && sending.from !== 'self' ? table.all : noSignals,
}
