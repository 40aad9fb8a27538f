/**
 * What a thread that sleeps in rt_sigtimedwait(2) is kept safe from. The kernel opens the awaited signals in its mask and
 * remembers the old one: a signal that was blocked before and is open now is taken by the call, whatever its disposition.
 * One that was awaited without having been blocked is not: its default action is taken as always, and only a handler gives
 * way to the call.  kernel/signal.c: do_sigtimedwait(), complete_signal(), sig_ignored()
 */
import { type SignalSet, union, without } from '../../kernel/index.ts'
import type { Records } from './records.ts'

/** The awaited signals that were blocked before; none outside of the call. */
export function awaitedBy(records: Records, record: number): SignalSet {
  return without(records.signals(record, 'realBlocked'), records.signals(record, 'blocked'))
}

/** What the thread blocks when it is not in that call. */
export function fullMaskOf(records: Records, record: number): SignalSet {
  return union(records.signals(record, 'blocked'), records.signals(record, 'realBlocked'))
}
