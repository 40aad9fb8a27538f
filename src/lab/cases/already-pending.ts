/**
 * One instance of the signal is queued before. The queue of the process and that of the thread do not know of each other.
 */
import { has } from '../../kernel/index.ts'
import { caseOf, type Posture } from '../case.ts'
import { table } from '../question-of.ts'
import { product } from './product.ts'
import { allSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const blocked: readonly (readonly Posture[])[] = [['blocked']]

const rows = product({
  target: ['init', 'ordinary'],
  call: ['kill', 'tgkill'],
  queue: ['shared', 'private'],
  threads: blocked,
  disposition: ['default', 'caught'],
  signal: allSignals,
}).map((row) => caseOf({ table: 'already-pending', ...row }))

export const alreadyPending: CaseTable = {
  cases: rows.filter(({ signal }) => !has(table.killAndStop, signal)),
  impossible: rows
    .filter(({ signal }) => has(table.killAndStop, signal))
    .map(({ id, table }) => ({ id, table, reason: 'never-queued' })),
}
