/**
 * The process has a handler and it runs. What the handler does is up to the program.
 */
import type { Step } from '../step.ts'

export const handler: Step = {
  id: 'handler',
  cites: ['signal.c#get_signal', 'sigaction(2)'],
  fate: 'handled',
  claims: ({ target }) => target.caught,
}
