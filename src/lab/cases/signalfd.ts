/**
 * A thread reads a signalfd. It is given what is queued for the process and for itself, and nothing of another thread's.
 * signalfd(2)
 */
import { type Case, caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals, someSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const alone: readonly (readonly Posture[])[] = [['signalfd']]
const beside: readonly (readonly Posture[])[] = [
  ['blocked', 'signalfd'],
  ['open', 'signalfd'],
]
const dispositions = ['default', 'ignored', 'caught'] as const

const rows = [
  ...product({
    target: ['init', 'ordinary'],
    call: ['kill', 'tgkill'],
    threads: alone,
    disposition: dispositions,
    signal: allSignals,
  }),
  ...product({
    target: ['init', 'ordinary'],
    call: ['kill', 'tgkill'],
    addressed: [0, 1],
    threads: beside,
    disposition: dispositions,
    signal: someSignals,
  }),
].map((row) => caseOf({ table: 'signalfd', ...row }))

/** The open thread and the reader are both woken: whoever is first has the signal. */
const isRace = ({ call, threads }: Case): boolean => call === 'kill' && threads.includes('open')

export const signalfd: CaseTable = {
  cases: rows.filter((row) => !isRace(row)),
  impossible: rows.filter(isRace).map(({ id, table }) => ({ id, table, reason: 'either-may-win' })),
}
