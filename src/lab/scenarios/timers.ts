/**
 * Timers that send signals. Those of setitimer(2) are the kernel's own and yet nothing to an init, for only SIGKILL and
 * SIGSTOP are forced; a POSIX timer may be told to send just these, but it forces nothing.
 */
import type { SignalName, Target } from '../../kernel/index.ts'
import type { Origin } from '../../kernel/origins.ts'
import { loadPayloads } from '../subject/load-payloads.ts'
import type { Outcome } from '../subject/outcome.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { intervalTimer, timerEvent, timerSpec, timespec } from '../subject/structures.ts'
import { catching, init, ordinary } from './expected.ts'
import { fromKernel } from './from-kernel.ts'
import { signalNamed } from './seen.ts'
import type { ThemedScenario } from './themed.ts'

const monotonic = 1
/** The numbers setitimer gives its timers. */
const intervals = {
  'interval-timer-real': 0,
  'interval-timer-virtual': 1,
  'interval-timer-profiling': 2,
} as const satisfies Partial<Record<Origin, number>>

/** Sets an interval timer and uses time of its kind until it has run out, or until it was the end. */
function runOut(puppet: Puppet, which: number): Outcome {
  const { spin } = loadPayloads(puppet)
  const set = new Program()
  set.call('setitimer', which, set.data(intervalTimer(1)), 0)
  puppet.post(set)
  const first = puppet.outcome()
  if (first.kind !== 'answered') return first
  const work = new Program()
  const rest = work.space(32)
  work.callCode(spin, 1_000_000)
  work.call('getitimer', which, rest)
  for (;;) {
    const outcome = puppet.attempt(work)
    if (outcome.kind !== 'answered') return outcome
    if (outcome.answer.bytes(rest).every((byte) => byte === 0)) return puppet.attempt()
  }
}

/** Lets a POSIX timer run out once. */
function runOutPosix(puppet: Puppet, signal: number): Outcome {
  const program = new Program()
  const timer = program.space(8)
  const event = program.data(timerEvent(signal))
  program.call('timer_create', monotonic, event, timer)
  program.call('timer_settime', program.stored(timer), 0, program.data(timerSpec(1)), 0)
  const outcome = puppet.attempt(program)
  if (outcome.kind !== 'answered') return outcome
  const number = outcome.answer.bytes(timer).readInt32LE(0)
  for (;;) {
    const wait = new Program()
    const rest = wait.space(32)
    wait.call('nanosleep', wait.data(timespec(1)), 0)
    wait.call('timer_gettime', number, rest)
    const later = puppet.attempt(wait)
    if (later.kind !== 'answered') return later
    if (later.answer.bytes(rest).every((byte) => byte === 0)) return puppet.attempt()
  }
}

function who(target: Target): string {
  return target.init === 'no' ? 'ordinary' : target === init ? 'init' : 'init-that-catches'
}

function intervalTimerOn(origin: keyof typeof intervals, target: Target): ThemedScenario {
  return fromKernel({
    id: `${origin}/${who(target)}`,
    theme: 'timers',
    claim: 'default-is-ignored',
    origin,
    target,
    act: (puppet) => runOut(puppet, intervals[origin]),
  })
}

function posixTimerOn(chosen: SignalName, target: Target): ThemedScenario {
  return fromKernel({
    id: `posix-timer/${chosen}/${who(target)}`,
    theme: 'timers',
    claim: 'default-is-ignored',
    origin: 'posix-timer',
    chosen,
    target,
    act: (puppet) => runOutPosix(puppet, signalNamed(chosen)),
  })
}

export const timers: readonly ThemedScenario[] = [
  intervalTimerOn('interval-timer-real', init),
  intervalTimerOn('interval-timer-real', catching(init, 'SIGALRM')),
  intervalTimerOn('interval-timer-real', ordinary),
  intervalTimerOn('interval-timer-virtual', init),
  intervalTimerOn('interval-timer-virtual', ordinary),
  intervalTimerOn('interval-timer-profiling', init),
  posixTimerOn('SIGKILL', init),
  posixTimerOn('SIGSTOP', init),
  posixTimerOn('SIGTERM', init),
  posixTimerOn('SIGTERM', catching(init, 'SIGTERM')),
  posixTimerOn('SIGKILL', ordinary),
]
