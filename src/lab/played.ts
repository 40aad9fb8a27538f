/**
 * What lanes tell the thread that started them. Plain data: it crosses threads.
 */
import type { Measured } from './measure-traits.ts'
import type { Outcome } from './outcome.ts'
import type { Choice } from './plan.ts'
import type { Findings } from './scenario.ts'
import type { Shortage } from './shortage.ts'
import type { Refusal } from './subject/errors.ts'
import type { NamespaceAccess } from './subject/user-namespace.ts'
import type { TraceRefusal } from './trace/refusal.ts'

/** What came of one case or scenario on the kernel. */
export type Result =
  | { readonly kind: 'played'; readonly outcome: Outcome }
  | { readonly kind: 'found'; readonly findings: Findings }
  /** It could not be played here; the code of what is missing. */
  | { readonly kind: 'unplayed'; readonly missing: Shortage | string }
  /** The laboratory itself failed: a bug, with its stack. */
  | { readonly kind: 'failed'; readonly error: string }

/** What a lane is and has. */
export interface LaneFacts {
  readonly measured: Measured
  readonly shortages: readonly Shortage[]
  /** Why there is no trace; undefined when there is one. */
  readonly untraced: TraceRefusal | undefined
  readonly namespaces: NamespaceAccess
  readonly isPinned: boolean
}

/** A message of a lane. */
export type LaneMessage =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'ready'; readonly facts: LaneFacts }
  /** Results of the plan's cases, or scenarios, from number `from` on, and how many trace events were lost. */
  | {
      readonly kind: 'results'
      readonly part: 'cases' | 'scenarios'
      readonly from: number
      readonly results: readonly Result[]
      readonly lost: number
    }

/** What a lane is started with. */
export interface LaneTask {
  readonly choice: Choice
  readonly cpu: number | undefined
  readonly userNamespace: boolean
  readonly isTraced: boolean
  /** Shared by all lanes. */
  readonly cells: Int32Array
}

/** Indices into the shared cells: what to play next, whether to stop, how many lanes have left nothing behind. */
export const cell = { cases: 0, scenarios: 1, stop: 2, clean: 3 } as const
