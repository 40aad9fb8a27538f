/**
 * The target's process group is orphaned: nobody in its session could resume it.
 */
import { caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const awake: readonly (readonly Posture[])[] = [['open'], ['blocked']]

export const orphanedGroup: CaseTable = {
  cases: product({
    target: ['init', 'ordinary'],
    from: ['inside', 'ancestor'],
    threads: awake,
    disposition: ['default', 'ignored', 'caught'],
    signal: allSignals,
  }).map((row) => caseOf({ table: 'orphaned-group', group: 'orphaned', ...row })),
  impossible: [],
}
