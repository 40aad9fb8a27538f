/**
 * Core dumps are allowed: which signals leave one, and what still reaches a process that is writing it.  core(5)
 */
import { caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const awake: readonly (readonly Posture[])[] = [['open'], ['blocked']]

/** SIGKILL, SIGTERM, SIGCONT and a real-time signal: the dump of each takes a while. */
const lateSignals = [9, 15, 18, 34] as const

export const coreDump: CaseTable = {
  cases: [
    ...product({
      target: ['init', 'ordinary'],
      threads: awake,
      disposition: ['default'],
      life: ['running'],
      signal: allSignals,
    }),
    ...product({
      target: ['ordinary'],
      threads: [['open']],
      disposition: ['default'],
      life: ['dumping'],
      signal: lateSignals,
    } as const),
  ].map((row) => caseOf({ table: 'core-dump', mayDump: true, ...row })),
  impossible: [],
}
