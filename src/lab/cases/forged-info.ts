/**
 * The sender claims to be the kernel (SI_KERNEL). Only to itself may it do so; then even an init's SIGKILL works.
 * rt_sigqueueinfo(2)
 */
import { caseOf, type Posture } from '../case.ts'
import { product } from './product.ts'
import { allSignals, someSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const awake: readonly (readonly Posture[])[] = [['open'], ['blocked']]

export const forgedInfo: CaseTable = {
  cases: [
    ...product({
      target: ['init', 'ordinary'],
      from: ['self'],
      call: ['rt_sigqueueinfo', 'rt_tgsigqueueinfo', 'pidfd_send_signal'],
      threads: awake,
      disposition: ['default', 'caught'],
      signal: allSignals,
    }),
    ...product({
      target: ['init', 'ordinary'],
      from: ['inside', 'ancestor', 'descendant'],
      call: ['rt_sigqueueinfo', 'rt_tgsigqueueinfo', 'pidfd_send_signal'],
      disposition: ['default'],
      signal: someSignals,
    }),
    ...product({
      target: ['ordinary'],
      life: ['zombie', 'reaped'],
      call: ['rt_sigqueueinfo', 'pidfd_send_signal'],
      disposition: ['default'],
      signal: someSignals,
    }),
  ].map((row) => caseOf({ table: 'forged-info', siginfo: 'kernel', ...row })),
  impossible: [],
}
