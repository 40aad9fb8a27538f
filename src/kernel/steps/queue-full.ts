/**
 * RLIMIT_SIGPENDING is used up: a real-time signal whose siginfo matters is refused. Standard signals are sent, some
 * without their siginfo.
 */
import { calls } from '../sending.ts'
import { noSignals, without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const queueFull: Step = {
  id: 'queue-full',
  cites: ['signal.c#__send_signal_locked', 'getrlimit(2)'],
  fate: 'refused',
  errno: () => 'EAGAIN',
  claims({ sending, table }) {
    const losesInfo = calls[sending.call].losesInfo && !sending.claimsKernel
    return sending.queueFull && !losesInfo ? without(table.all, table.standard) : noSignals
  },
}
