/**
 * The set a thread waits for in sigwait(3) and its kin. While it sleeps in rt_sigtimedwait the kernel takes the awaited
 * signals out of its mask, so SigBlk shows them as open and SigCgt as without a handler: a forecast from the masks alone is
 * wrong for tini and every program like it. The set itself is in the thread's memory.
 * kernel/signal.c: do_sigtimedwait(); sigtimedwait(2)
 */
import {
  fromWords,
  noSignals,
  type SignalSet,
  type SignalTable,
  without,
} from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { ProcessState } from '../observation.ts'
import { parseCurrentCall } from './current-call.ts'
import { readMemory, readText, unreadFact } from './read.ts'
import { sigtimedwaitNumbers } from './sigtimedwait.ts'

/** What a thread was found doing at one moment. */
export interface Wait {
  /** What it waits for; the empty set when it is known to do something else. */
  readonly awaited: Fact<SignalSet>
  /** The reading that says so; equal readings before and after enclose a time in which the thread did not move. */
  readonly moment: string
}

/**
 * Reads what the thread is waiting for; `thread` is its directory, such as `/proc/7/task/9`. A stopped thread waits for
 * nothing: it has left the call with its mask restored, although the file still names the call.
 */
export function readWait(thread: string, state: Fact<ProcessState>, table: SignalTable): Wait {
  const path = `${thread}/syscall`
  const text = readText(path)
  if (!text.ok) return { awaited: unreadFact(text), moment: '' }
  const moment = text.value
  return { awaited: awaitedIn(moment, thread, state, table), moment }
}

/** Whether the thread certainly did not wait for signals at that moment. */
export function isElsewhere(moment: string): boolean {
  const call = parseCurrentCall(moment)
  const numbers = sigtimedwaitNumbers[process.arch]
  if (call === undefined || numbers === undefined || call.kind === 'running') return false
  return call.kind === 'outside' || !numbers.includes(call.number)
}

function awaitedIn(
  moment: string,
  thread: string,
  state: Fact<ProcessState>,
  table: SignalTable,
): Fact<SignalSet> {
  const path = `${thread}/syscall`
  if (sigtimedwaitNumbers[process.arch] === undefined) {
    return unknown('not-asked', `${path}: ${process.arch}`)
  }
  const isStopped = state.known && state.value !== 'S'
  const call = parseCurrentCall(moment)
  switch (call?.kind) {
    case undefined:
      return unknown('malformed', `${path}: ${moment.slice(0, 80)}`)
    case 'running':
      return unknown('in-motion', path)
    case 'outside':
      return known(noSignals, path)
    case 'call': {
      if (isElsewhere(moment) || isStopped) return known(noSignals, path)
      const memory = readMemory(`${thread}/mem`, call.firstArgument, 8)
      if (!memory.ok) return unreadFact(memory)
      const set = fromWords(memory.value.getUint32(0, true), memory.value.getUint32(4, true))
      return known(without(set, table.killAndStop), path)
    }
  }
}
