/**
 * A number only means something inside a PID namespace: whoever is in a descendant or an unrelated namespace has none for
 * the target, and a pidfd that leaked down is refused. Only process groups reach across.
 */
import { calls, isOutOfReach } from '../sending.ts'
import { noSignals } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const outOfReach: Step = {
  id: 'out-of-reach',
  cites: ['signal.c#kill_something_info', 'pid_namespaces(7)'],
  fate: 'refused',
  errno: ({ sending, target }) =>
    target.life !== 'reaped' && calls[sending.call].reach === 'pidfd' ? 'EINVAL' : 'ESRCH',
  claims: ({ target, sending, table }) =>
    target.life === 'reaped' || isOutOfReach(sending) ? table.all : noSignals,
}
