/**
 * The second thread sleeps in rt_sigtimedwait for the signal while the leader does something else.
 */
import { caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const postures: readonly (readonly Posture[])[] = [
  ['open', 'sigwait-blocked'],
  ['blocked', 'sigwait-blocked'],
  ['open', 'sigwait-open'],
  ['blocked', 'sigwait-open'],
]

const addressings = [
  { call: 'kill', addressed: 0 },
  { call: 'tgkill', addressed: 1 },
] as const

export const waitingThread: CaseTable = {
  cases: product({
    addressing: addressings,
    target: ['init', 'ordinary'],
    threads: postures,
    disposition: ['default', 'ignored', 'caught'],
    signal: allSignals,
  }).map(({ addressing, ...row }) => caseOf({ table: 'waiting-thread', ...addressing, ...row })),
  impossible: [],
}
