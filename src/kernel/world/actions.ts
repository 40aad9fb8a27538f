/**
 * Dispositions: what sigaction(2) has set.  kernel/signal.c: do_sigaction()
 */
import { has, setOf, union, without } from '../signal-set.ts'
import type { Action, Process } from './world.ts'

/** What changes in the process when the signal gets this action. */
export function withAction(
  process: Process,
  signal: number,
  action: Action,
): Pick<Process, 'actions' | 'ignored' | 'caught'> {
  const one = setOf(signal)
  const actions = new Map(process.actions)
  const { ignored, caught } = process
  actions.set(signal, action)
  return {
    actions,
    ignored: action.handler === 'ignore' ? union(ignored, one) : without(ignored, one),
    caught: action.handler === 'run' ? union(caught, one) : without(caught, one),
  }
}

/** After execve(2): what was caught has its default action again, what was ignored stays so, and no flag is left. */
export function afterExec(process: Process): Pick<Process, 'actions' | 'ignored' | 'caught'> {
  const { ignored, caught, actions } = process
  const kept = [...actions.keys()].filter((signal) => has(ignored, signal))
  return {
    actions: new Map(kept.map((signal) => [signal, { handler: 'ignore' }])),
    ignored,
    caught: without(caught, caught),
  }
}
