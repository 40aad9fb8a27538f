/**
 * The result of playing the cases on the running kernel, as data.
 */
import type { KernelTraits, StepId } from '../kernel/index.ts'
import type { ImpossibleCase, TableId } from './case.ts'
import type { Difference } from './compare.ts'
import type { Mismatch } from './judge.ts'
import type { Extent } from './plan.ts'
import type { Findings } from './scenario.ts'
import type { TraceRefusal } from './trace/refusal.ts'

/** What came of a verification. */
export interface Verification {
  readonly extent: Extent
  /** The kernel's release, as uname(2) says it. */
  readonly kernel: string
  /** What was measured of it, and ruled with. */
  readonly traits: KernelTraits
  /** Traits that nobody could see here, so that they have the value of the kernel the model was made on. */
  readonly assumedTraits: readonly (keyof KernelTraits)[]
  readonly tables: readonly TableTally[]
  readonly mismatches: readonly Mismatch[]
  readonly scenarios: readonly ScenarioVerdict[]
  /** Combinations that cannot be, with the reason. */
  readonly impossible: readonly ImpossibleCase[]
  /** Cases that could not be played here, counted by what is missing. */
  readonly unplayed: readonly Count[]
  /**
   * Fields of outcomes that nobody could see, counted. `errno` and `pending`: whoever could have told was gone. `result`
   * and `delivery`: there was no trace (`untraced`), or the kernel could not keep all events (`lostEvents`).
   */
  readonly unobserved: readonly Count[]
  /** Why there was no trace; undefined when there was one. */
  readonly untraced: TraceRefusal | undefined
  readonly lostEvents: number
  /** How many cases each step decided. */
  readonly decided: Readonly<Partial<Record<StepId, number>>>
  /** Cases in which the laboratory itself failed: bugs. */
  readonly failures: readonly { readonly id: string; readonly error: string }[]
  /** How it was run. */
  readonly lanes: number
  readonly isPinned: boolean
  readonly inUserNamespace: boolean
  /** It was stopped before the end. */
  readonly isAborted: boolean
  readonly milliseconds: number
  /** Cases and scenarios that were played on the kernel, per second. */
  readonly perSecond: number
}

/** One table's cases. `played` = `agreed` + mismatches. */
export interface TableTally {
  readonly table: TableId
  readonly cases: number
  readonly played: number
  readonly agreed: number
}

/** A scenario: agreed, or the difference, or why it was not played. */
export interface ScenarioVerdict {
  readonly id: string
  readonly verdict:
    | { readonly kind: 'agreed' }
    | {
        readonly kind: 'mismatch'
        readonly difference: Difference
        readonly model: Findings
        readonly kernel: Findings
      }
    | { readonly kind: 'unplayed'; readonly missing: string }
}

/** So many times. */
export interface Count {
  readonly code: string
  readonly count: number
}
