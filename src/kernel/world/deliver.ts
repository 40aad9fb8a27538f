/**
 * A process runs until it is at rest: it takes its signals, runs its handlers, and comes back from its call.
 * kernel/signal.c: get_signal(), signal_delivered(), do_sigtimedwait(); arch/x86/kernel/signal.c: handle_signal()
 */

import { plainSending } from '../plain.ts'
import { ruleDelivery, rulingOn } from '../rule.ts'
import { intersection, noSignals, setOf, union, without } from '../signal-set.ts'
import { withAction } from './actions.ts'
import type { Result } from './answer.ts'
import type { Draft } from './draft.ts'
import { end } from './end.ts'
import { targetOf } from './relations.ts'
import { doom } from './send.ts'
import { nextIn, type QueuedSignal, withoutInstance } from './signal-queue.ts'
import { tellOfStop } from './tell-parent.ts'
import type { Process, ProcessId } from './world.ts'

/** One thing that the process does; false when it is at rest: in user mode, stopped, asleep, or gone. */
export function makesProgress(draft: Draft, id: ProcessId): boolean {
  const process = draft.processes.get(id)
  if (!process) return false
  const { life, call, frames, report, blocked } = process
  if (life.kind === 'ending') return end(draft, process)
  if (life.kind !== 'running') return false
  if (report.notice) {
    draft.change(id, { report: { ...report, notice: false } })
    tellOfStop(draft, process)
    return true
  }
  if (call?.kind === 'sigwait') return hasOpenSignal(draft, process) && wakeUp(draft, process)
  const taken = dequeue(draft, process, without(draft.rules.table.all, blocked))
  if (taken) {
    deliver(draft, draft.process(id), taken)
    return true
  }
  const frame = frames.at(-1)
  if (frame) {
    const { signal, info } = frame
    draft.change(id, { frames: frames.slice(0, -1), blocked: frame.blocked })
    draft.happened({ kind: 'handled', process: id, signal, info })
    return true
  }
  if (call) comeBack(draft, id, call.result)
  return false
}

/** Whether there is a signal that the process would take now. */
export function hasOpenSignal(draft: Draft, process: Process): boolean {
  return nextOpen(draft, process) !== undefined
}

/** Takes the first of these signals from the queues: the thread's own before the process's. */
export function dequeue(
  draft: Draft,
  { id, own, shared }: Process,
  signals: Process['blocked'],
): QueuedSignal | undefined {
  const { table } = draft.rules
  const first = nextIn(own, signals, table)
  if (first) {
    draft.change(id, { own: withoutInstance(own, first) })
    return first
  }
  const second = nextIn(shared, signals, table)
  if (second) draft.change(id, { shared: withoutInstance(shared, second) })
  return second
}

function nextOpen({ rules: { table } }: Draft, process: Process): QueuedSignal | undefined {
  const open = without(table.all, process.blocked)
  return nextIn(process.own, open, table) ?? nextIn(process.shared, open, table)
}

function comeBack(draft: Draft, id: ProcessId, result: Result): void {
  draft.change(id, { call: undefined })
  draft.happened({ kind: 'returned', process: id, result })
}

/** rt_sigtimedwait ends, with the signal it waited for or because of another; the mask is as it was before. */
function wakeUp(draft: Draft, process: Process): true {
  const { id, call } = process
  if (call?.kind !== 'sigwait') throw new Error(`process ${id} does not wait for a signal`)
  draft.change(id, { blocked: call.blocked })
  const taken = dequeue(draft, process, call.awaited)
  const result: Result = taken
    ? { kind: 'value', value: taken.signal }
    : { kind: 'error', errno: 'EINTR' }
  draft.change(id, { call: { kind: 'returning', result } })
  return true
}

/** The signal has left the queue. */
function deliver(draft: Draft, process: Process, { signal, info }: QueuedSignal): void {
  const { id, blocked, frames } = process
  const { table, traits, deliverySteps } = draft.rules
  const question = { target: targetOf(draft, process), sending: plainSending, table, traits }
  const { fate } = rulingOn(signal, ruleDelivery(question, deliverySteps))
  switch (fate) {
    case 'handled': {
      const action = process.actions.get(signal)
      // Only the handler is taken back: SA_NOCLDWAIT, say, stays in force.
      if (action?.once)
        draft.change(id, withAction(process, signal, { ...action, handler: 'default' }))
      const during = union(action?.mask ?? noSignals, action?.again ? noSignals : setOf(signal))
      draft.change(id, {
        frames: [...frames, { signal, info, blocked }],
        blocked: union(blocked, intersection(during, table.blockable)),
      })
      return
    }
    case 'stopped':
      stop(draft, id, signal)
      return
    case 'dumped':
    case 'killed':
      doom(draft, id, { kind: 'signaled', signal, dumpedCore: false })
      return
    case 'discarded':
      draft.happened({ kind: 'discarded', process: id, signal })
      return
    case 'refused':
    case 'dropped':
    case 'merged':
    case 'pending':
    case 'taken':
    case 'trapped':
      throw new Error(`a signal that is delivered cannot be ${fate}`)
  }
}

function stop(draft: Draft, id: ProcessId, signal: number): void {
  const report = { stoppedBy: signal, continued: false, notice: false }
  draft.change(id, { life: { kind: 'stopped' }, report })
  draft.happened({ kind: 'stopped', process: id, signal })
  tellOfStop(draft, draft.process(id))
}
