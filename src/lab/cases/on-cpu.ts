/**
 * The target is on a CPU in user mode, not asleep in a system call: it is interrupted, not woken.
 */
import { caseOf } from '../case.ts'
import { product } from './product.ts'
import { someSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

export const onCpu: CaseTable = {
  cases: product({
    target: ['init', 'ordinary'],
    from: ['inside', 'ancestor'],
    disposition: ['default', 'ignored', 'caught'],
    signal: someSignals,
  }).map((row) => caseOf({ table: 'on-cpu', life: 'on-cpu', ...row })),
  impossible: [],
}
