/**
 * What a forecast is: the kernel's ruling on one signal sent from one place, how sure it is, and what it would be if a fact
 * that could not be read were otherwise. Codes and values only; sentences are made elsewhere.
 */
import type { Question, Ruling, TraceEntry } from '../kernel/index.ts'
import type { Unknown } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'

/** Where the sender stands: inside the target's PID namespace, or in an ancestor namespace such as the host's. */
export type Vantage = 'inside' | 'host'

/**
 * What a forecast takes for granted because it could not be read. Each names the plain case that is assumed; the
 * exception says what becomes of the signal otherwise.
 */
export type Assumption =
  | 'is-init'
  | 'not-init'
  | 'not-global-init'
  | 'not-ignored'
  | 'not-caught'
  | 'not-blocked'
  | 'not-awaited'
  | 'blocked-before-wait'
  | 'other-threads-alike'
  | 'no-signalfd'
  | 'not-traced'
  | 'running'
  | 'not-pending'
  | 'group-not-orphaned'
  | 'may-signal'
  | 'kernel-spares-init'

/** What becomes of the signal if the assumption is wrong. */
export interface Exception {
  readonly assumption: Assumption
  readonly because: Unknown
  /** Nearly never so in practice (stopped, traced, an orphaned process group): mentioned last, or only in detail. */
  readonly isRare: boolean
  readonly ruling: Ruling
}

export interface Forecast {
  readonly signal: number
  readonly from: Vantage
  readonly ruling: Ruling
  /** The question that was put to the model: what the steps looked at. */
  readonly question: Question
  /** The steps asked, up to the one that decided. */
  readonly trace: readonly TraceEntry[]
  /** What becomes of it once it is unblocked or the process is resumed; only for `pending`. */
  readonly afterwards?: Ruling
  readonly exceptions: readonly Exception[]
  readonly confidence: Confidence
}

/**
 * - `certain`: no unread fact could change it; there are no exceptions.
 * - `conditional`: it holds, but for the exceptions.
 * - `unknown`: the dispositions themselves were not there, so there is nothing to build on.
 */
export type Confidence = 'certain' | 'conditional' | 'unknown'

/** All that is said about one process: one row per signal asked for and per place to send it from. */
export interface Explanation {
  readonly observation: Observation
  readonly kind: TargetKind
  readonly forecasts: readonly Forecast[]
  readonly remedies: readonly Remedy[]
}

export type TargetKind =
  | 'global-init'
  | 'namespace-init'
  | 'ordinary'
  | 'kernel-thread'
  | 'zombie'
  | 'unknown'

/** What works instead, or what to find out first. */
export type Remedy =
  | { readonly code: 'kill-from-host' }
  | { readonly code: 'send-handled'; readonly signals: readonly number[] }
  | { readonly code: 'resume-first' }
  | { readonly code: 'needs-permission'; readonly user?: number }
  | { readonly code: 'waits-for-unblock' }
  | { readonly code: 'look-for-sigwait' }
  | { readonly code: 'ask-its-tracer'; readonly tracer: number }
  | { readonly code: 'parent-must-reap'; readonly parent: number }
  | { readonly code: 'add-handler-or-init' }
