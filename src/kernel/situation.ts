/**
 * One question to the kernel: this target, sent to in this way, on this kernel; with the sets that several steps need,
 * worked out once.  kernel/signal.c: send_signal_locked(), sig_ignored(), complete_signal()
 */
import { calls, type Sending } from './sending.ts'
import { intersection, noSignals, type SignalSet, union, without } from './signal-set.ts'
import type { SignalTable } from './signal-table.ts'
import type { Target, Thread } from './target.ts'
import type { KernelTraits } from './traits.ts'

export interface Question {
  readonly target: Target
  readonly sending: Sending
  readonly table: SignalTable
  readonly traits: KernelTraits
}

export interface Situation extends Question {
  /** The thread whose id the sender gave. */
  readonly addressed: Thread
  /** Disposition is the default one. */
  readonly defaults: SignalSet
  /** Not judged at generation: blocked by the addressed thread, or shown to its tracer first. */
  readonly deferred: SignalSet
  /** The sender has no number in the target's namespace, so SIGKILL and SIGSTOP pass an init's protection. */
  readonly forced: boolean
  /** SIGNAL_UNKILLABLE on a kernel that honours it. */
  readonly protectedInit: boolean
  /** What is queued already where this signal would go. */
  readonly queued: SignalSet
  /** For each thread of the target, the signals that complete_signal() would give to it. */
  readonly taken: readonly SignalSet[]
  /** The signals that no thread would take now. */
  readonly untaken: SignalSet
}

/** The situation of a question. The addressed thread must exist, or it throws. */
export function situationOf(question: Question): Situation {
  const { target, sending, table, traits } = question
  const addressed = target.threads[sending.thread]
  if (!addressed) throw new RangeError(`the target has no thread ${sending.thread}`)
  const taken = takenBy(question)
  let untaken = table.all
  for (const signals of taken) untaken = without(untaken, signals)
  const held = union(addressed.blocked, addressed.realBlocked)
  return {
    target,
    sending,
    table,
    traits,
    addressed,
    defaults: without(without(table.all, target.ignored), target.caught),
    deferred: addressed.traced ? without(table.all, table.kill) : without(held, table.killAndStop),
    forced: isForced(sending),
    protectedInit: target.init !== 'no' && traits.protectsInit,
    queued: calls[sending.call].queue === 'private' ? addressed.pending : target.pending,
    taken,
    untaken,
  }
}

/** Whether the kernel forces the signal: it has no sender, or one that the target's namespace cannot see. */
function isForced({ from, claimsKernel }: Sending): boolean {
  return claimsKernel || from === 'ancestor' || from === 'unrelated' || from === 'kernel'
}

/**
 * wants_signal(): the addressed thread, if it has the signal open; else, for a process-directed signal, the first
 * other thread that has. A stopped process wants nothing but SIGKILL, and SIGCONT, which has resumed it by then.
 */
function takenBy({ target, sending, table }: Question): readonly SignalSet[] {
  const { threads, life } = target
  const wanted = life === 'stopped' ? union(table.kill, table.cont) : table.all
  const taken = threads.map((thread) =>
    without(wanted, intersection(thread.blocked, table.blockable)),
  )
  if (taken.length === 1) return taken
  const isPrivate = calls[sending.call].queue === 'private'
  let left = without(wanted, taken[sending.thread] ?? noSignals)
  return taken.map((open, index) => {
    if (index === sending.thread) return open
    if (isPrivate) return noSignals
    const first = intersection(open, left)
    left = without(left, first)
    return first
  })
}
