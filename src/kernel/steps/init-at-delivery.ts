/**
 * The second guard of an init: whatever reached its queue and still has the default action is thrown away on delivery,
 * except SIGKILL and SIGSTOP, which only get this far when forced.
 */
import { noSignals, without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const initAtDelivery: Step = {
  id: 'init-at-delivery',
  cites: ['signal.c#get_signal', 'pid_namespaces(7)'],
  fate: 'discarded',
  claims: ({ protectedInit, defaults, table }) =>
    protectedInit ? without(defaults, table.killAndStop) : noSignals,
}
