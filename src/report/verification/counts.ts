/** How many cases and scenarios were played, and on how many of them model and kernel differ. */
import type { Verification } from '../../lab/verification.ts'

export interface Counts {
  readonly played: number
  readonly mismatches: number
}

export function countsOf({ tables, scenarios, mismatches }: Verification): Counts {
  const kinds = scenarios.map(({ verdict }) => verdict.kind)
  return {
    played:
      tables.reduce((sum, { played }) => sum + played, 0) +
      kinds.filter((kind) => kind !== 'unplayed').length,
    mismatches: mismatches.length + kinds.filter((kind) => kind === 'mismatch').length,
  }
}
