/**
 * What changes for a process while a handler runs, and by its having run.  kernel/signal.c: get_signal(),
 * signal_delivered(); sigaction(2)
 */
import { type SignalSet, setOf, union, without } from './signal-set.ts'
import type { SignalTable } from './signal-table.ts'
import type { Target } from './target.ts'

/** The flags and the mask of an action, as rt_sigaction was given them. */
export interface Action {
  /** SA_RESETHAND: the handler is good for one run. */
  readonly resets: boolean
  /** SA_NODEFER: the handler may be interrupted by its own signal. */
  readonly defersNot: boolean
  /** sa_mask. */
  readonly mask: SignalSet
}

/** The target after the handler of `signal` was chosen to run. */
export function afterHandling(target: Target, signal: number, { resets }: Action): Target {
  return resets ? { ...target, caught: without(target.caught, setOf(signal)) } : target
}

/** The mask of the thread while the handler runs. */
export function maskInside(
  blocked: SignalSet,
  signal: number,
  { defersNot, mask }: Action,
  table: SignalTable,
): SignalSet {
  const own = defersNot ? mask : union(mask, setOf(signal))
  return union(blocked, without(own, table.killAndStop))
}
