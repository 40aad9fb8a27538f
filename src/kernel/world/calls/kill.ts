/**
 * Calls that send a signal.  kernel/signal.c: kill_something_info(), do_tkill(), do_rt_sigqueueinfo(),
 * do_pidfd_send_signal()
 */
import { numberFor } from '../addressee.ts'
import type { Draft } from '../draft.ts'
import { findByNumber, numberSeenBy } from '../numbering.ts'
import type { OperationOf } from '../operation.ts'
import { type CallOutcome, fails, impossible, succeedsUnless } from '../outcome.ts'
import { type Dispatch, send } from '../send.ts'
import { sendToEveryone, sendToGroup } from '../send-to-many.ts'
import { signalCodes } from '../signal-queue.ts'
import type { ProcessId } from '../world.ts'

/** The smallest int: its negative is no int, so it names no group. */
const smallest = -0x80000000

/** kill(2): a process, a group, or everybody. */
export function kill(draft: Draft, operation: OperationOf<'kill'>): CallOutcome {
  const { by, signal } = operation
  const number = numberFor(draft, by, operation.to)
  if (number === undefined) return impossible('has-no-number')
  const dispatch: Dispatch = { by, call: 'kill', signal, info: infoOf(draft, by, signalCodes.user) }
  if (number > 0) return sendToOne(draft, number, dispatch)
  if (number === -1) return succeedsUnless(sendToEveryone(draft, dispatch))
  if (number === smallest) return fails('ESRCH')
  const group = number === 0 ? draft.process(by).group : findByNumber(draft, by, -number)
  if (group === undefined) return fails('ESRCH')
  return succeedsUnless(sendToGroup(draft, group, { ...dispatch, call: 'kill-group' }))
}

/** tkill(2) and tgkill(2): a thread, which is all there is of a process here. */
export function killThread(
  draft: Draft,
  operation: OperationOf<'tkill'> | OperationOf<'tgkill'>,
): CallOutcome {
  const { by, call, signal } = operation
  const number = numberFor(draft, by, operation.to)
  if (number === undefined) return impossible('has-no-number')
  if (number <= 0) return fails('EINVAL')
  return sendToOne(draft, number, {
    by,
    call,
    signal,
    info: infoOf(draft, by, signalCodes.tkill),
  })
}

/** rt_sigqueueinfo(2): what the caller claims is passed on, but only to itself may it pose as kill(2) or the kernel. */
export function queue(draft: Draft, operation: OperationOf<'rt_sigqueueinfo'>): CallOutcome {
  const { by, signal, code, value } = operation
  const number = numberFor(draft, by, operation.to)
  if (number === undefined) return impossible('has-no-number')
  const isForged = code >= 0 || code === signalCodes.tkill
  if (isForged && number !== numberSeenBy(draft, by, by)) return fails('EPERM')
  const info = { ...infoOf(draft, by, code), value }
  const claimsKernel = code === signalCodes.kernel
  return sendToOne(draft, number, { by, call: 'rt_sigqueueinfo', signal, info, claimsKernel })
}

/** pidfd_send_signal(2); that a pidfd of who is gone gives ESRCH is not shown: the world has forgotten them. */
export function pidfdSend(draft: Draft, operation: OperationOf<'pidfd_send_signal'>): CallOutcome {
  const { by, to, signal } = operation
  if (!draft.processes.has(to)) return impossible('no-such-process')
  // The namespace is looked at before anything else, signal 0 and wrong numbers included.
  if (numberSeenBy(draft, by, to) === 0) return fails('EINVAL')
  const info = infoOf(draft, by, signalCodes.user)
  return succeedsUnless(send(draft, to, { by, call: 'pidfd_send_signal', signal, info }))
}

function sendToOne(draft: Draft, number: number, dispatch: Dispatch): CallOutcome {
  const { by } = dispatch
  const to = by === undefined ? undefined : findByNumber(draft, by, number)
  if (to === undefined || !draft.processes.has(to)) return fails('ESRCH')
  return succeedsUnless(send(draft, to, dispatch))
}

function infoOf(draft: Draft, by: ProcessId, code: number): Dispatch['info'] {
  return { code, pid: numberSeenBy(draft, by, by), uid: draft.process(by).user.real, value: 0 }
}
