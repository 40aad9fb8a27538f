/**
 * The only thread sleeps in rt_sigtimedwait for the signal, as tini and others do: called with the signal blocked, as the
 * manual demands, or with the signal open.  sigwaitinfo(2)
 */
import { caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const asleep: readonly (readonly Posture[])[] = [['sigwait-blocked'], ['sigwait-open']]

const dimensions = {
  target: ['init', 'ordinary'],
  call: ['kill', 'tgkill', 'rt_sigqueueinfo', 'pidfd_send_signal'],
  threads: asleep,
  disposition: ['default', 'ignored', 'caught'],
  signal: allSignals,
} as const

export const sigwait: CaseTable = {
  cases: product({ from: ['inside', 'ancestor'], ...dimensions }).map((row) =>
    caseOf({ table: 'sigwait', ...row }),
  ),
  impossible: product({ from: ['self'], ...dimensions }).map((row) => {
    const { id, table } = caseOf({ table: 'sigwait', ...row })
    return { id, table, reason: 'sender-sleeps' }
  }),
}
