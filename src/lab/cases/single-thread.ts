/**
 * The heart of the matter: any signal to a process with one thread, from wherever it can come.
 */
import { caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const awake: readonly (readonly Posture[])[] = [['open'], ['blocked']]

export const singleThread: CaseTable = {
  cases: product({
    target: ['init', 'ordinary'],
    from: ['inside', 'ancestor', 'self'],
    call: ['kill', 'tgkill', 'rt_sigqueueinfo', 'pidfd_send_signal'],
    threads: awake,
    disposition: ['default', 'ignored', 'caught'],
    signal: allSignals,
  }).map((row) => caseOf({ table: 'single-thread', ...row })),
  impossible: [],
}
