/**
 * SIGKILL and SIGSTOP never reach the machine's own PID 1, not even from the kernel.
 */
import { noSignals, without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const globalInit: Step = {
  id: 'global-init',
  cites: ['signal.c#sig_task_ignored', 'kill(2)'],
  fate: 'dropped',
  claims: ({ target, table, deferred }) =>
    target.init === 'global' ? without(table.killAndStop, deferred) : noSignals,
}
