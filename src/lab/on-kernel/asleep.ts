/**
 * Threads that sleep until the signal comes: in rt_sigtimedwait, or in a read of a signalfd.
 * sigwaitinfo(2), signalfd(2)
 */
import type { Case, Posture } from '../case.ts'
import type { Answer } from '../subject/answer.ts'
import type { Result } from '../subject/arguments.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { signalSet, signalSetSize } from '../subject/structures.ts'
import { sleepsIn } from './proc.ts'
import { maskOfCase } from './scene.ts'

/** How a thread sleeps. */
export interface Sleep {
  readonly by: 'sigwait' | 'signalfd'
  /** What the call returned, in the answer of the thread that woke up. */
  readonly result: Result
}

const sizeOfReport = 128

/** Sends a thread to sleep, if its posture says so; it is asleep some time after. */
export function fallAsleep(posture: Posture, row: Case, thread: Puppet): Sleep | undefined {
  if (posture === 'open' || posture === 'blocked') return undefined
  const program = new Program()
  if (thread.leader === thread) program.withCounters()
  const mask = program.data(signalSet(maskOfCase(row)))
  const sleep = posture === 'signalfd' ? readSignals(program, mask) : waitFor(program, mask)
  thread.post(program)
  return sleep
}

/** Whether it sleeps on. */
export function isAsleep(thread: Puppet, { by }: Sleep): boolean {
  return sleepsIn(thread, by === 'sigwait' ? 'rt_sigtimedwait' : 'read')
}

/** Whether the call came back with the signal, and not because a handler ran. */
export function hasTaken(answer: Answer, { by, result }: Sleep, signal: number): boolean {
  return answer.value(result) === (by === 'sigwait' ? signal : sizeOfReport)
}

type Mask = ReturnType<Program['data']>

function waitFor(program: Program, mask: Mask): Sleep {
  return { by: 'sigwait', result: program.call('rt_sigtimedwait', mask, 0, 0, signalSetSize) }
}

function readSignals(program: Program, mask: Mask): Sleep {
  const descriptor = program.call('signalfd4', -1, mask, signalSetSize, 0)
  const space = program.space(sizeOfReport)
  return { by: 'signalfd', result: program.call('read', descriptor, space, sizeOfReport) }
}
