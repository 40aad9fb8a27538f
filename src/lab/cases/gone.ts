/**
 * The target has ended: a zombie takes everything and does nothing; of a process that is reaped, there is nobody.
 */
import { caseOf } from '../case.ts'
import { product } from './product.ts'
import { allSignals, someSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const calls = ['tgkill', 'rt_sigqueueinfo', 'pidfd_send_signal'] as const

const rows = product({
  life: ['zombie', 'reaped'],
  target: ['init', 'ordinary'],
  from: ['inside', 'ancestor'],
  how: [
    { calls: ['kill'], signals: allSignals },
    { calls, signals: someSignals },
  ],
})
  .flatMap(({ how, ...row }) =>
    product({ call: how.calls, signal: how.signals }).map((one) => ({ ...row, ...one })),
  )
  .map((row) => caseOf({ table: 'gone', ...row }))

/** Whoever was inside went with its init. */
const isAlone = (row: (typeof rows)[number]): boolean =>
  row.target === 'init' && row.from === 'inside'

export const gone: CaseTable = {
  cases: rows.filter((row) => !isAlone(row)),
  impossible: rows
    .filter(isAlone)
    .map(({ id, table }) => ({ id, table, reason: 'namespace-ends' })),
}
