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
import type { CurrentCall, ProcessState } from '../observation.ts'
import { callFact } from './current-call.ts'
import { type Reading, readMemory, unreadFact } from './read.ts'
import { sigtimedwaitNumbers } from './sigtimedwait.ts'

/** Whether the thread certainly did not wait for signals at that moment. */
export function isElsewhere(moment: string): boolean {
  const number = Number.parseInt(moment, 10)
  const numbers = sigtimedwaitNumbers[process.arch]
  return numbers !== undefined && !Number.isNaN(number) && !numbers.includes(number)
}

/** What the thread in `thread` (`/proc/7/task/9`) waits for; `moment` is what its syscall file said. */
export function awaitedIn(
  moment: Reading<string>,
  thread: string,
  state: Fact<ProcessState>,
  table: SignalTable,
): Fact<SignalSet> {
  const path = `${thread}/syscall`
  return awaitedFact(callFact(moment, path), {
    path,
    state,
    machine: process.arch,
    setAt(address) {
      const memory = readMemory(`${thread}/mem`, address, 8)
      if (!memory.ok) return unreadFact(memory)
      const set = fromWords(memory.value.readUInt32LE(0), memory.value.readUInt32LE(4))
      return known(without(set, table.killAndStop), path)
    },
  })
}

export interface AwaitedOptions {
  /** The file that names the call. */
  readonly path: string
  readonly state: Fact<ProcessState>
  /** Node's name of the machine, as in `process.arch`. */
  readonly machine: string
  /** The set at this address of its memory. */
  setAt(address: bigint): Fact<SignalSet>
}

/**
 * What a thread waits for that does this; the empty set when it is known to do something else. A stopped thread waits for
 * nothing: it has left the call with its mask restored, although the file still names the call.
 */
export function awaitedFact(
  call: Fact<CurrentCall>,
  { path, state, machine, setAt }: AwaitedOptions,
): Fact<SignalSet> {
  if (!call.known) return call
  const numbers = sigtimedwaitNumbers[machine]
  if (numbers === undefined) return unknown('not-asked', `${path}: ${machine}`)
  const isStopped = state.known && state.value !== 'S'
  switch (call.value.kind) {
    case 'running':
      return unknown('in-motion', path)
    case 'outside':
      return known(noSignals, path)
    case 'call': {
      const isElsewhere = !numbers.includes(call.value.number)
      return isElsewhere || isStopped ? known(noSignals, path) : setAt(call.value.firstArgument)
    }
  }
}
