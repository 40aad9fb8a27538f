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
import { type Reading, readMemory, unreadFact } from './read.ts'
import { sigtimedwaitNumbers } from './sigtimedwait.ts'

/** Whether the thread certainly did not wait for signals at that moment. */
export function isElsewhere(moment: string): boolean {
  const number = Number.parseInt(moment, 10)
  const numbers = sigtimedwaitNumbers[process.arch]
  return numbers !== undefined && !Number.isNaN(number) && !numbers.includes(number)
}

/**
 * What the thread waits for; the empty set when it is known to do something else. `thread` is its directory, such as
 * `/proc/7/task/9`, and `moment` what its syscall file said. A stopped thread waits for nothing: it has left the call with
 * its mask restored, although the file still names the call.
 */
export function awaitedIn(
  moment: Reading<string>,
  thread: string,
  state: Fact<ProcessState>,
  table: SignalTable,
): Fact<SignalSet> {
  const path = `${thread}/syscall`
  if (!moment.ok) return unreadFact(moment)
  if (sigtimedwaitNumbers[process.arch] === undefined) {
    return unknown('not-asked', `${path}: ${process.arch}`)
  }
  const isStopped = state.known && state.value !== 'S'
  const call = parseCurrentCall(moment.value)
  switch (call?.kind) {
    case undefined:
      return unknown('malformed', `${path}: ${moment.value.slice(0, 80)}`)
    case 'running':
      return unknown('in-motion', path)
    case 'outside':
      return known(noSignals, path)
    case 'call': {
      if (isElsewhere(moment.value) || isStopped) return known(noSignals, path)
      const memory = readMemory(`${thread}/mem`, call.firstArgument, 8)
      if (!memory.ok) return unreadFact(memory)
      const set = fromWords(memory.value.readUInt32LE(0), memory.value.readUInt32LE(4))
      return known(without(set, table.killAndStop), path)
    }
  }
}
