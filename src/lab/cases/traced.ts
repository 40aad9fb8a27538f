/**
 * The target's parent traces it: it is shown every signal but SIGKILL first, and passes it on unchanged.  ptrace(2)
 */
import { caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const awake: readonly (readonly Posture[])[] = [['open'], ['blocked']]

export const traced: CaseTable = {
  cases: product({
    target: ['init', 'ordinary'],
    from: ['inside', 'ancestor'],
    threads: awake,
    disposition: ['default', 'ignored', 'caught'],
    signal: allSignals,
  }).map((row) => caseOf({ table: 'traced', traced: true, ...row })),
  impossible: [],
}
