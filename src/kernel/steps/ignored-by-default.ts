/**
 * The default action is to do nothing: SIGCHLD, SIGURG, SIGWINCH, and SIGCONT after it has resumed a stopped process.
 */
import { intersection, without } from '../signal-set.ts'
import type { Step } from '../step.ts'

export const ignoredByDefault: Step = {
  id: 'ignored-by-default',
  cites: ['signal.c#sig_ignored', 'signal(7)'],
  fate: 'dropped',
  claims: ({ table, defaults, deferred }) =>
    without(intersection(table.ignore, defaults), deferred),
}
