/**
 * A process, a thread and a sender with nothing special about them. Cases, examples and the simulator start from these
 * and state only what differs.
 */
import type { Sending } from './sending.ts'
import { noSignals } from './signal-set.ts'
import type { Target, Thread } from './target.ts'

/** Blocks nothing, waits for nothing, not traced. */
export const plainThread: Thread = {
  blocked: noSignals,
  realBlocked: noSignals,
  awaited: noSignals,
  pending: noSignals,
  traced: false,
}

/** A running ordinary process of root with one thread and only default dispositions. */
export const plainTarget: Target = {
  init: 'no',
  ignored: noSignals,
  caught: noSignals,
  threads: [plainThread],
  pending: noSignals,
  life: 'running',
  orphanedGroup: false,
  user: { real: 0, saved: 0 },
  signalfd: noSignals,
}

/** kill(2) by root from inside the target's namespace, to the process id. */
export const plainSending: Sending = {
  call: 'kill',
  from: 'inside',
  user: { real: 0, effective: 0, capKill: true },
  sameSession: false,
  thread: 0,
  claimsKernel: false,
  queueFull: false,
}
