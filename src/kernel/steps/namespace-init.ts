/**
 * An init drops every signal it has no handler for. Only SIGKILL and SIGSTOP, and only when forced (from an ancestor
 * namespace or by the kernel itself), get through. A signal that the addressed thread blocks is queued instead.
 */
import { noSignals, without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const namespaceInit: Step = {
  id: 'namespace-init',
  cites: ['signal.c#sig_task_ignored', 'pid_namespaces(7)'],
  fate: 'dropped',
  claims({ protectedInit, defaults, deferred, forced, table, traits }) {
    if (!protectedInit) return noSignals
    if (forced && traits.ancestorForces === 'everything') return noSignals
    const unprotected = forced ? table.killAndStop : noSignals
    return without(without(defaults, deferred), unprotected)
  },
}
