/**
 * Signals that the kernel forces on the very thread that runs: faults, breakpoints, seccomp. They are never blocked or
 * ignored, and where no handler is left, an init loses its protection: it dies of its own fault like everybody else.
 * kernel/signal.c: force_sig_info_to_task()
 */

import { plainSending } from './plain.ts'
import { type Ruling, rule, rulingOn } from './rule.ts'
import { has, setOf, without } from './signal-set.ts'
import type { SignalTable } from './signal-table.ts'
import type { Target } from './target.ts'
import type { KernelTraits } from './traits.ts'

/**
 * `may-catch`: a handler that is not blocked runs (faults, SECCOMP_RET_TRAP). `must-end`: no handler and no tracer is
 * asked (SECCOMP_RET_KILL_PROCESS, a handler frame that cannot be written).
 */
export type ForceMode = 'may-catch' | 'must-end'

/** A signal forced on a thread of the target. */
export interface Forced {
  readonly signal: number
  /** Index of the thread. */
  readonly thread: number
  readonly mode: ForceMode
}

/** What the kernel makes of the target before it sends the forced signal. */
export function exposed(target: Target, { signal, thread, mode }: Forced): Target {
  const one = setOf(signal)
  const running = target.threads[thread]
  if (!running) throw new RangeError(`the target has no thread ${thread}`)
  const isUnwilling = has(running.blocked, signal) || has(target.ignored, signal)
  const isReset = isUnwilling || mode === 'must-end'
  const caught = isReset ? without(target.caught, one) : target.caught
  // A debugger must not make an init killable; but what must end it ends it in front of a debugger too.
  const losesProtection = !has(caught, signal) && (!running.traced || mode === 'must-end')
  return {
    ...target,
    init: losesProtection ? 'no' : target.init,
    caught,
    ignored: isReset ? without(target.ignored, one) : target.ignored,
    threads: target.threads.map((each, index) =>
      index !== thread
        ? each
        : {
            ...each,
            blocked: without(each.blocked, one),
            // One that is queued already is taken in its place, with the same result.
            pending: without(each.pending, one),
            traced: each.traced && mode !== 'must-end',
          },
    ),
  }
}

/** The ruling on a forced signal. The target may live on only with a handler, or under a tracer. */
export function ruleForced(
  target: Target,
  forced: Forced,
  table: SignalTable,
  traits: KernelTraits,
): Ruling {
  const after = exposed(target, forced)
  // Private queue, no sender: what tgkill(2) of the thread to itself comes to.
  const sending = {
    ...plainSending,
    call: 'tgkill',
    from: 'self',
    thread: forced.thread,
  } as const
  return rulingOn(forced.signal, rule({ target: after, sending, table, traits }))
}
