/**
 * The target was stopped by SIGSTOP before. SIGCONT resumes it whatever else becomes of it; SIGKILL ends it; the rest waits.
 */
import { caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const awake: readonly (readonly Posture[])[] = [['open'], ['blocked']]

export const stopped: CaseTable = {
  cases: product({
    target: ['init', 'ordinary'],
    from: ['inside', 'ancestor'],
    call: ['kill', 'tgkill'],
    threads: awake,
    disposition: ['default', 'ignored', 'caught'],
    signal: allSignals,
  }).map((row) => caseOf({ table: 'stopped', life: 'stopped', ...row })),
  impossible: [],
}
