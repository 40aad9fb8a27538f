/**
 * What came of a case, in the terms that the model and the kernel share. The kernel may leave a field unobserved (a
 * sender that died cannot say what its call returned; without tracefs nobody says `res`); the model never does.
 */
import type { Errno, ExitStatus, TraceResult } from '../kernel/index.ts'

/** Nobody could see it. Matches everything. */
export type Unobserved = 'unobserved'

/** What came of a case. */
export interface Outcome {
  /** What rt_sigaction said when the disposition was set: SIGKILL and SIGSTOP refuse all but the default. */
  readonly sigaction: 'done' | 'EINVAL'
  /** What the sender's call returned; an error that the model does not know by its number. */
  readonly errno: Errno | 'none' | Unobserved | `errno-${number}`
  /** `res` of the trace event signal_generate. */
  readonly result: TraceResult | Unobserved
  /** Where instances of the signal are queued when the target has done all it would do by itself. */
  readonly pending: 'none' | 'shared' | 'private' | 'both' | Unobserved
  /** The stopped target runs again because of the signal. */
  readonly resumes: boolean
  /** What happened right away. */
  readonly effect: Effect
  /** What happened when whoever holds the target let it go on: SIGCONT, or the tracer passing the signal on. */
  readonly released: Effect
  /** What happened when the threads then opened their masks, the leader first. */
  readonly unblocked: Effect
  /** Which trace events signal_deliver the target logged: none, of the signal, or only of the SIGKILL of a group exit. */
  readonly delivery: 'none' | 'signal' | 'kill' | Unobserved
}

/** What happened to the target. Threads are indices, the leader is 0. */
export type Effect =
  | { readonly kind: 'nothing' }
  /** The handler ran; one entry per run: the thread that ran it. */
  | { readonly kind: 'handled'; readonly by: readonly number[] }
  /** A thread came back from rt_sigtimedwait, or from reading a signalfd, with the signal. */
  | { readonly kind: 'taken'; readonly by: 'sigwait' | 'signalfd'; readonly thread: number }
  /** Its tracer was shown the signal. */
  | { readonly kind: 'trapped'; readonly signal: number }
  | { readonly kind: 'stopped'; readonly signal: number }
  | { readonly kind: 'ended'; readonly status: ExitStatus }
  /** It neither answered nor stopped nor died in time. The model never says so. */
  | { readonly kind: 'silent' }

/** Nothing happened. */
export const nothing: Effect = { kind: 'nothing' }
