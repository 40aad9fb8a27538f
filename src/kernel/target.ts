/**
 * What the kernel looks at in the target when it decides about a signal: the process and its threads, nothing else.
 * Every field is a definite value; what an observer could not read becomes several targets, one for each possibility.
 * include/linux/sched/signal.h: signal_struct; include/linux/sched.h: task_struct
 */
import type { SignalSet } from './signal-set.ts'

export interface Target {
  /**
   * SIGNAL_UNKILLABLE, given at fork to the first process of a PID namespace and kept across exec: `global` for the
   * machine's own PID 1, `namespace` for that of a container.
   */
  readonly init: 'global' | 'namespace' | 'no'
  /** Disposition SIG_IGN (SigIgn). */
  readonly ignored: SignalSet
  /** Disposition is a handler (SigCgt). What is in neither set has its default action. */
  readonly caught: SignalSet
  /** The leader first: its thread id is the process id. At least one. */
  readonly threads: readonly Thread[]
  /** Queued for the process as a whole (ShdPnd). */
  readonly pending: SignalSet
  readonly life: Life
  /** No member of the process group has a parent in another group of the session: terminal stops are discarded. */
  readonly orphanedGroup: boolean
  readonly user: TargetUser
  /** Union of the masks of the signalfds that some thread reads or polls, for signals to the whole process. */
  readonly signalfd: SignalSet
}

/** `stopped` by a stop signal; `dumping` core; `exiting` (or a zombie); `reaped`: there is no such process any more. */
export type Life = 'running' | 'stopped' | 'dumping' | 'exiting' | 'reaped'

export interface Thread {
  /** The mask in force now (SigBlk). During rt_sigtimedwait the awaited signals are missing from it. */
  readonly blocked: SignalSet
  /** The mask before rt_sigtimedwait; empty outside of it. /proc does not show it. */
  readonly realBlocked: SignalSet
  /** The set rt_sigtimedwait was called with, while it sleeps; else empty. */
  readonly awaited: SignalSet
  /** Queued for this thread alone (SigPnd). */
  readonly pending: SignalSet
  /** What this very thread reads from signalfds. Only a signal to this thread alone depends on it; none when left out. */
  readonly reading?: SignalSet
  /** A tracer is attached (ptrace). */
  readonly traced: boolean
}

/** User ids as the target's user namespace sees them. */
export interface TargetUser {
  readonly real: number
  readonly saved: number
}
