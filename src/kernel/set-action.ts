/**
 * rt_sigaction(2) on a process: which changes are refused, and what is thrown out of the queues by them.
 * kernel/signal.c: do_sigaction()
 */
import { has, noSignals, type SignalSet, setOf, union, without } from './signal-set.ts'
import type { SignalTable } from './signal-table.ts'
import type { Target } from './target.ts'

export type Disposition = 'default' | 'ignored' | 'caught'

/** The target after the call, or the error it fails with. */
export function setAction(
  target: Target,
  signal: number,
  disposition: Disposition,
  table: SignalTable,
): Target | { readonly errno: 'EINVAL' } {
  if (has(table.killAndStop, signal)) return { errno: 'EINVAL' }
  const one = setOf(signal)
  const changed = {
    ...target,
    ignored: put(target.ignored, one, disposition === 'ignored'),
    caught: put(target.caught, one, disposition === 'caught'),
  }
  // POSIX: what is ignored from now on is not pending either. An init's protection does not count here.
  const flushes =
    disposition === 'ignored' || (disposition === 'default' && has(table.ignore, signal))
  return flushes ? unqueued(changed, one) : changed
}

/** The target with these signals taken out of all its queues. */
export function unqueued(target: Target, signals: SignalSet): Target {
  return {
    ...target,
    pending: without(target.pending, signals),
    threads: target.threads.map((each) => ({ ...each, pending: without(each.pending, signals) })),
  }
}

function put(set: SignalSet, one: SignalSet, isIn: boolean): SignalSet {
  return isIn ? union(set, one) : set === noSignals ? set : without(set, one)
}
