/**
 * Signals that wait to be taken. Of a standard signal there is one instance at most, of a real-time signal any number,
 * first in first out.  kernel/signal.c: next_signal(), collect_signal(), flush_sigqueue_mask()
 */
import { has, intersection, isEmpty, type SignalSet, setOf, signalsIn } from '../signal-set.ts'
import type { SignalTable } from '../signal-table.ts'

/** What a handler is told. `pid` is the sender as siginfo names it, which may be 0. */
export interface SignalInfo {
  readonly code: number
  readonly pid: number
  readonly uid: number
  /** si_status of SIGCHLD, si_value of a queued signal, else 0. */
  readonly value: number
}

export interface QueuedSignal {
  readonly signal: number
  readonly info: SignalInfo
}

export type SignalQueue = readonly QueuedSignal[]

/** Values of si_code.  include/uapi/asm-generic/siginfo.h */
export const signalCodes = {
  user: 0,
  kernel: 0x80,
  queue: -1,
  tkill: -6,
  exited: 1,
  killed: 2,
  dumped: 3,
  stopped: 5,
  continued: 6,
} as const

export const noQueue: SignalQueue = []

/** The signals of which at least one instance is queued. */
export function pendingIn(queue: SignalQueue): SignalSet {
  return setOf(...queue.map(({ signal }) => signal))
}

/** The instance to be taken next among the signals in `open`: faults first, then the lowest number. */
export function nextIn(
  queue: SignalQueue,
  open: SignalSet,
  { synchronous }: SignalTable,
): QueuedSignal | undefined {
  if (queue.length === 0) return undefined
  const ready = intersection(pendingIn(queue), open)
  const urgent = intersection(ready, synchronous)
  const [lowest] = signalsIn(isEmpty(urgent) ? ready : urgent)
  return queue.find(({ signal }) => signal === lowest)
}

/** The queue without that instance. */
export function withoutInstance(queue: SignalQueue, taken: QueuedSignal): SignalQueue {
  return queue.filter((each) => each !== taken)
}

/** The queue without any instance of these signals. */
export function withoutSignals(queue: SignalQueue, signals: SignalSet): SignalQueue {
  if (!queue.some(({ signal }) => has(signals, signal))) return queue
  return queue.filter(({ signal }) => !has(signals, signal))
}
