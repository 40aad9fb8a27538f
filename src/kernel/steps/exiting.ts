/**
 * A process that is ending takes no more signals; while it dumps core, SIGKILL can still cut the dump short.
 */
import { noSignals, without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const exiting: Step = {
  id: 'exiting',
  cites: ['signal.c#prepare_signal'],
  fate: 'dropped',
  claims({ target, table }) {
    if (target.life === 'exiting') return table.all
    return target.life === 'dumping' ? without(table.all, table.kill) : noSignals
  },
}
