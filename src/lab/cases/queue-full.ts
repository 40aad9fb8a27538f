/**
 * RLIMIT_SIGPENDING is used up: who is refused, and who loses its siginfo, depends on the call.  getrlimit(2)
 */
import { caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const awake: readonly (readonly Posture[])[] = [['open'], ['blocked']]

export const queueFull: CaseTable = {
  cases: product({
    call: [
      'kill',
      'kill-group',
      'tkill',
      'tgkill',
      'rt_sigqueueinfo',
      'rt_tgsigqueueinfo',
      'pidfd_send_signal',
    ],
    threads: awake,
    disposition: ['default', 'caught'],
    signal: allSignals,
  }).map((row) => caseOf({ table: 'queue-full', queue: 'full', ...row })),
  impossible: [],
}
