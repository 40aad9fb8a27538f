/**
 * What this machine, or this user on it, does not have, and which cases cannot be played for want of it.
 */
import type { Case } from './case.ts'
import { type CoreShortage, coreShortage } from './on-kernel/core.ts'
import { canTrace } from './on-kernel/life.ts'
import { hasPidfd } from './on-kernel/send.ts'
import { canBeUsers } from './on-kernel/users.ts'
import type { Lane } from './subject/lane.ts'

/** Something that cases need and that is not there. */
export type Shortage =
  /** Neither this user nor the root of a user namespace may make PID namespaces. */
  | 'no-pid-namespaces'
  /** Processes cannot change their users, or a user namespace maps one user only. */
  | 'one-user-only'
  /** A parent may not trace its child: Yama, or a seccomp filter. */
  | 'no-ptrace'
  /** No pidfd_open: before Linux 5.3, or a seccomp filter. */
  | 'no-pidfd'
  | CoreShortage

/** What is not there, found out by trying. */
export function findShortages({ outer, namespaces }: Lane): readonly Shortage[] {
  const core = coreShortage(outer)
  return [
    ...(namespaces === 'refused' ? (['no-pid-namespaces'] as const) : []),
    ...(canBeUsers(outer) ? [] : (['one-user-only'] as const)),
    ...(canTrace(outer) ? [] : (['no-ptrace'] as const)),
    ...(hasPidfd(outer) ? [] : (['no-pidfd'] as const)),
    ...(core ? [core] : []),
  ]
}

/** The first thing a case needs and does not get. */
export function missingFor(row: Case, shortages: readonly Shortage[]): Shortage | undefined {
  return shortages.find((shortage) => needs(row, shortage))
}

function needs(row: Case, shortage: Shortage): boolean {
  switch (shortage) {
    case 'no-pid-namespaces':
      return row.target === 'init' || (row.from !== 'self' && row.from !== 'inside')
    case 'one-user-only':
      return row.rights !== 'root-to-root'
    case 'no-ptrace':
      return row.traced
    case 'no-pidfd':
      return row.call === 'pidfd_send_signal'
    case 'core-pattern-pipes':
    case 'no-core-dump':
      return row.mayDump
  }
}
