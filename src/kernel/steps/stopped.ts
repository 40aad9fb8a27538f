/**
 * A stopped process takes nothing but SIGKILL and SIGCONT; the rest waits in the queue until it is resumed.
 */
import type { Step } from '../step.ts'

export const stopped: Step = {
  id: 'stopped',
  cites: ['signal.c#wants_signal', 'signal(7)'],
  fate: 'pending',
  claims: ({ untaken }) => untaken,
}
