/**
 * Sender and target are different users. The rows are in `rights.ts`.
 */
import { caseOf } from '../case.ts'
import { product } from './product.ts'
import { type RightsId, rights } from './rights.ts'
import { allSignals, someSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const allRights = (Object.keys(rights) as RightsId[]).filter((id) => id !== 'root-to-root')

export const permission: CaseTable = {
  cases: [
    ...product({
      target: ['init', 'ordinary'],
      rights: allRights,
      call: ['kill', 'pidfd_send_signal'],
      disposition: ['default', 'caught'],
      signal: someSignals,
    }),
    ...product({
      target: ['ordinary'],
      rights: ['stranger-in-session', 'user-to-root-in-session'],
      call: ['tgkill', 'rt_sigqueueinfo'],
      disposition: ['default'],
      signal: allSignals,
    }),
    // Which error comes first: nobody there, out of reach, or not allowed.
    ...product({
      target: ['ordinary'],
      rights: ['stranger'],
      life: ['zombie', 'reaped'],
      call: ['kill', 'pidfd_send_signal'],
      disposition: ['default'],
      signal: someSignals,
    }),
    ...product({
      target: ['init', 'ordinary'],
      rights: ['stranger'],
      from: ['descendant'],
      call: ['kill', 'pidfd_send_signal'],
      disposition: ['default'],
      signal: someSignals,
    }),
  ].map((row) => caseOf({ table: 'permission', ...row })),
  impossible: [],
}
