/**
 * A table of cases: what varies, and what cannot be.
 */
import type { Case, ImpossibleCase } from '../case.ts'

/** The rows of a table. */
export interface CaseTable {
  readonly cases: readonly Case[]
  /** Combinations of the same dimensions that cannot be. */
  readonly impossible: readonly ImpossibleCase[]
}
