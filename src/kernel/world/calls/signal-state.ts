/**
 * Calls about one's own dispositions and mask.  kernel/signal.c: do_sigaction(), sigprocmask(), do_sigpending()
 */
import {
  has,
  intersection,
  noSignals,
  type SignalSet,
  setOf,
  union,
  without,
} from '../../signal-set.ts'
import { withAction } from '../actions.ts'
import { dequeue } from '../deliver.ts'
import type { Draft } from '../draft.ts'
import type { OperationOf } from '../operation.ts'
import { type CallOutcome, fails, returns } from '../outcome.ts'
import { pendingIn, withoutSignals } from '../signal-queue.ts'

/** Sets a disposition. What is now ignored is taken out of the queues. */
export function sigaction(draft: Draft, operation: OperationOf<'rt_sigaction'>): CallOutcome {
  const { by, signal, action } = operation
  const { table } = draft.rules
  if (!has(table.blockable, signal)) return fails('EINVAL')
  const mask = intersection(action.mask ?? noSignals, table.blockable)
  draft.change(by, withAction(draft.process(by), signal, { ...action, mask }))
  const ignoresByDefault = action.handler === 'default' && has(table.ignore, signal)
  if (action.handler === 'ignore' || ignoresByDefault) {
    const { shared, own } = draft.process(by)
    const one = setOf(signal)
    draft.change(by, { shared: withoutSignals(shared, one), own: withoutSignals(own, one) })
  }
  return returns(0)
}

/** Changes the mask; SIGKILL and SIGSTOP are left out without a word. */
export function sigprocmask(draft: Draft, operation: OperationOf<'rt_sigprocmask'>): CallOutcome {
  const { by, how, set } = operation
  const { blocked } = draft.process(by)
  draft.change(by, {
    blocked: intersection(changed(blocked, how, set), draft.rules.table.blockable),
  })
  return returns(0)
}

/** Which blocked signals are queued, for the thread or the process. */
export function sigpending(draft: Draft, { by }: OperationOf<'rt_sigpending'>): CallOutcome {
  const { blocked, own, shared } = draft.process(by)
  const set = intersection(union(pendingIn(own), pendingIn(shared)), blocked)
  return { kind: 'returns', result: { kind: 'set', set } }
}

/** Takes a queued signal of the set, or sleeps until one comes. */
export function sigtimedwait(draft: Draft, operation: OperationOf<'rt_sigtimedwait'>): CallOutcome {
  const { by, forever } = operation
  const awaited = intersection(operation.set, draft.rules.table.blockable)
  const process = draft.process(by)
  const taken = dequeue(draft, process, awaited)
  if (taken) return returns(taken.signal)
  if (!forever) return fails('EAGAIN')
  const { blocked } = process
  draft.change(by, {
    blocked: without(blocked, awaited),
    call: { kind: 'sigwait', awaited, blocked },
  })
  return { kind: 'sleeps' }
}

function changed(
  before: SignalSet,
  how: OperationOf<'rt_sigprocmask'>['how'],
  set: SignalSet,
): SignalSet {
  switch (how) {
    case 'block':
      return union(before, set)
    case 'unblock':
      return without(before, set)
    case 'set':
      return set
  }
}
