/**
 * Calls about process groups and sessions.  kernel/sys.c: setpgid(), ksys_setsid()
 */
import { numberFor } from '../addressee.ts'
import type { Draft } from '../draft.ts'
import { move } from '../groups.ts'
import { findByNumber, numberSeenBy } from '../numbering.ts'
import type { OperationOf } from '../operation.ts'
import { type CallOutcome, fails, impossible, returns } from '../outcome.ts'

/** Moves the caller, or a child that has not called execve, to a group of its session. */
export function setGroup(draft: Draft, operation: OperationOf<'setpgid'>): CallOutcome {
  const { by } = operation
  const whom = numberFor(draft, by, operation.whom)
  const group = numberFor(draft, by, operation.group)
  if (whom === undefined || group === undefined) return impossible('has-no-number')
  const caller = draft.process(by)
  const number = whom === 0 ? numberSeenBy(draft, by, by) : whom
  const groupNumber = group === 0 ? number : group
  if (groupNumber < 0) return fails('EINVAL')
  const process = draft.processes.get(findByNumber(draft, by, number) ?? Number.NaN)
  if (!process) return fails('ESRCH')
  if (process.parent === by) {
    if (process.session !== caller.session) return fails('EPERM')
    if (process.hasExeced) return fails('EACCES')
  } else if (process.id !== by) return fails('ESRCH')
  if (process.leadsSession) return fails('EPERM')
  let to = process.id
  if (groupNumber !== number) {
    const found = findByNumber(draft, by, groupNumber)
    const [member] = found === undefined ? [] : (draft.groups.get(found) ?? [])
    if (found === undefined || member === undefined) return fails('EPERM')
    if (draft.process(member).session !== caller.session) return fails('EPERM')
    to = found
  }
  move(draft, process.id, to)
  return returns(0)
}

/** A new session with the caller alone in it. */
export function setSession(draft: Draft, { by }: OperationOf<'setsid'>): CallOutcome {
  if (draft.process(by).leadsSession || draft.groups.has(by)) return fails('EPERM')
  move(draft, by, by, by)
  draft.change(by, { leadsSession: true })
  return returns(numberSeenBy(draft, by, by))
}
