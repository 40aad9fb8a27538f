/**
 * Senders below or beside the target's namespace: they have no number for it and no pidfd helps them, but a process group
 * reaches across.  pid_namespaces(7), kill(2)
 */
import { type Case, caseOf } from '../case.ts'
import { product } from './product.ts'
import { allSignals, someSignals } from './signals.ts'
import type { CaseTable } from './table.ts'

const groups = product({
  target: ['init', 'ordinary'],
  from: ['inside', 'ancestor', 'descendant', 'unrelated'],
  call: ['kill-group'],
  disposition: ['default', 'ignored', 'caught'],
  signal: allSignals,
}).map((row) => caseOf({ table: 'reach', ...row }))

/** Inside, the init's group is number 1, and kill(-1) is for everybody. */
const isNameless = ({ target, from }: Case): boolean => target === 'init' && from === 'inside'

export const reach: CaseTable = {
  cases: [
    ...groups.filter((row) => !isNameless(row)),
    ...product({
      target: ['init', 'ordinary'],
      from: ['descendant', 'unrelated'],
      call: ['kill', 'tgkill', 'rt_sigqueueinfo', 'pidfd_send_signal'],
      disposition: ['default'],
      signal: someSignals,
    }).map((row) => caseOf({ table: 'reach', ...row })),
  ],
  impossible: groups
    .filter(isNameless)
    .map(({ id, table }) => ({ id, table, reason: 'group-has-no-number' })),
}
