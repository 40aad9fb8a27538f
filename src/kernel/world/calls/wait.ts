/**
 * wait4(2) with WNOHANG: the first child, in the order of the parent's list, that has something to tell.
 * kernel/exit.c: do_wait(), wait_task_zombie(), wait_task_stopped(), wait_task_continued()
 */
import type { ExitStatus } from '../../exit-status.ts'
import { numberFor } from '../addressee.ts'
import type { Draft } from '../draft.ts'
import { findByNumber, numberSeenBy } from '../numbering.ts'
import type { OperationOf } from '../operation.ts'
import { type CallOutcome, fails, impossible, returns } from '../outcome.ts'
import { release } from '../release.ts'
import type { Process } from '../world.ts'

/** The smallest int: its negative is no int, so it names no group. */
const smallest = -0x80000000

/** Looks for a child that has ended, and on demand for one that was stopped or goes on. */
export function wait(draft: Draft, operation: OperationOf<'wait4'>): CallOutcome {
  const { by } = operation
  const number = numberFor(draft, by, operation.whom)
  if (number === undefined) return impossible('has-no-number')
  if (number === smallest) return fails('ESRCH')
  const children = draft
    .process(by)
    .children.map((id) => draft.process(id))
    .filter((child) => isMeant(draft, operation, number, child))
  if (children.length === 0) return fails('ECHILD')
  for (const child of children) {
    const value = numberSeenBy(draft, by, child.id)
    const status = collect(draft, child, operation)
    if (status) return { kind: 'returns', result: { kind: 'waited', value, status } }
  }
  return returns(0)
}

function isMeant(
  draft: Draft,
  { by }: OperationOf<'wait4'>,
  number: number,
  child: Process,
): boolean {
  if (number === -1) return true
  if (number > 0) return numberSeenBy(draft, by, child.id) === number
  const group = number === 0 ? draft.process(by).group : findByNumber(draft, by, -number)
  return child.group === group
}

/** Takes what the child has to tell, so that it is told once. */
function collect(
  draft: Draft,
  { id, life, report }: Process,
  { stopped, continued }: OperationOf<'wait4'>,
): ExitStatus | undefined {
  if (life.kind === 'zombie') {
    release(draft, id, 'parent')
    return life.status
  }
  if (stopped && life.kind === 'stopped' && report.stoppedBy !== undefined) {
    draft.change(id, { report: { ...report, stoppedBy: undefined } })
    return { kind: 'stopped', signal: report.stoppedBy }
  }
  if (continued && report.continued) {
    draft.change(id, { report: { ...report, continued: false } })
    return { kind: 'continued' }
  }
  return undefined
}
