/**
 * A step of the kernel's decision: it claims the signals it decides about, all of them at once, and says what becomes of
 * them. The first step to claim a signal rules on it. The explanation of one signal is the walk over the same list.
 */
import type { Citation } from './citations.ts'
import type { SignalSet } from './signal-set.ts'
import type { Situation } from './situation.ts'

/**
 * What becomes of a signal.
 * - `refused`: the call fails, nothing is sent.
 * - `dropped`: the call succeeds and the signal is thrown away at once.
 * - `merged`: one instance is queued already; a second adds nothing.
 * - `pending`: queued, and stays there until something changes.
 * - `taken`: given to a thread in sigwait(3), or to a reader of a signalfd.
 * - `trapped`: the tracer sees it first and decides.
 * - `discarded`: delivered, and then thrown away.
 * - `handled`: the handler runs.
 * - `stopped`, `dumped`, `killed`: the default action is carried out on the whole process.
 */
export type Fate =
  | 'refused'
  | 'dropped'
  | 'merged'
  | 'pending'
  | 'taken'
  | 'trapped'
  | 'discarded'
  | 'handled'
  | 'stopped'
  | 'dumped'
  | 'killed'

/** Why a call fails. */
export type Errno = 'EPERM' | 'ESRCH' | 'EINVAL' | 'EAGAIN'

/** A name for each step; explanations and documentation are keyed by it. */
export type StepId =
  | 'forged-info'
  | 'out-of-reach'
  | 'permission'
  | 'exiting'
  | 'global-init'
  | 'namespace-init'
  | 'ignored'
  | 'ignored-by-default'
  | 'already-pending'
  | 'queue-full'
  | 'fatal-shortcut'
  | 'sigwait'
  | 'signalfd'
  | 'blocked'
  | 'stopped'
  | 'traced'
  | 'ignored-at-delivery'
  | 'handler'
  | 'nothing-by-default'
  | 'init-at-delivery'
  | 'orphaned-group'
  | 'stop'
  | 'core-dump'
  | 'terminate'

export interface Step {
  readonly id: StepId
  readonly cites: readonly Citation[]
  /** What becomes of the signals it claims. */
  readonly fate: Fate
  /** For `refused`: which error the caller sees. */
  errno?(situation: Situation): Errno
  /** The signals this step decides about. It may name signals that an earlier step has claimed. */
  claims(situation: Situation): SignalSet
}
