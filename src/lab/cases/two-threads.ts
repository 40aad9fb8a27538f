/**
 * Two threads with masks of their own. The mask of the addressed thread decides whether the signal is dropped, those of
 * all decide who gets it: with the leader's closed and the worker's open, some kernels let an init die.
 */
import { caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const masks: readonly (readonly Posture[])[] = [
  ['open', 'open'],
  ['open', 'blocked'],
  ['blocked', 'open'],
  ['blocked', 'blocked'],
]

export const twoThreads: CaseTable = {
  cases: product({
    target: ['init', 'ordinary'],
    from: ['inside', 'ancestor'],
    call: ['kill', 'tgkill'],
    addressed: [0, 1],
    threads: masks,
    disposition: ['default', 'ignored', 'caught'],
    signal: allSignals,
  }).map((row) => caseOf({ table: 'two-threads', ...row })),
  impossible: [],
}
