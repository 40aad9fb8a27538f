/**
 * The default action ends the process.
 */
import type { Step } from '../step.ts'

export const terminate: Step = {
  id: 'terminate',
  cites: ['signal.c#get_signal', 'signal(7)'],
  fate: 'killed',
  claims: ({ defaults }) => defaults,
}
