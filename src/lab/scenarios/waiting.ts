/**
 * An init that waits for its signals instead of catching them, as tini, s6 and systemd do. What it waits for reaches it
 * although it has no handler; and while it sleeps in rt_sigtimedwait its masks in /proc look as if nothing waited.
 */
import {
  type Citation,
  has,
  type KernelTraits,
  plainThread,
  type SignalName,
  setOf,
  type Target,
} from '../../kernel/index.ts'
import type { SyscallName } from '../../machine/syscall-numbers.ts'
import { sleepsIn } from '../on-kernel/proc.ts'
import type { Data, Result } from '../subject/arguments.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { maskOf, signalSet, signalSetSize } from '../subject/structures.ts'
import { blocking, catching, ignoring, init, ruled } from './expected.ts'
import { becomes, maskIn } from './proc.ts'
import { errno, signalNamed } from './seen.ts'
import { type Generated, scenario } from './stage.ts'
import { dress } from './take-part.ts'
import type { ThemedScenario } from './themed.ts'

/** A way to sleep until a signal comes. */
interface Wait {
  readonly cites: readonly Citation[]
  readonly call: Extract<SyscallName, 'rt_sigtimedwait' | 'rt_sigsuspend' | 'ppoll' | 'read'>
  /** The target while it sleeps, made of the target before. */
  readonly model: (before: Target, name: SignalName) => Target
  /** Adds the call. Nothing but a signal ends the sleep. */
  add(program: Program, signals: Data): Result
  /** What the call returns when it takes the signal. */
  readonly value?: (signal: number) => number
}

/** The masks of a sleeping thread: what it waits for has left SigBlk, and is remembered where /proc does not look. */
function inSigwait(before: Target, name: SignalName): Target {
  const signals = setOf(signalNamed(name))
  return {
    ...before,
    threads: before.threads.map((thread) => ({
      ...plainThread,
      awaited: signals,
      realBlocked: has(thread.blocked, signalNamed(name)) ? signals : plainThread.realBlocked,
    })),
  }
}

const withEmptyMask = (before: Target): Target => ({ ...before, threads: [plainThread] })

/** struct signalfd_siginfo. */
const infoSize = 128

const sigwait: Wait = {
  cites: ['signal.c#do_sigtimedwait', 'sigwaitinfo(2)'],
  call: 'rt_sigtimedwait',
  model: inSigwait,
  add: (program, signals) => program.call('rt_sigtimedwait', signals, 0, 0, signalSetSize),
  value: (signal) => signal,
}
const ppoll: Wait = {
  cites: ['signal.c#get_signal', 'poll(2)'],
  call: 'ppoll',
  model: withEmptyMask,
  add: (program) => program.call('ppoll', 0, 0, 0, program.data(signalSet(0n)), signalSetSize),
}
const sigsuspend: Wait = {
  cites: ['signal.c#sigsuspend', 'sigsuspend(2)'],
  call: 'rt_sigsuspend',
  model: withEmptyMask,
  add: (program) => program.call('rt_sigsuspend', program.data(signalSet(0n)), signalSetSize),
}
const signalfd: Wait = {
  cites: ['signalfd.c#signalfd_dequeue', 'signalfd(2)'],
  call: 'read',
  // Woken by the signal, the reader looks into the queue before it goes back to user mode: like a waiter in sigwait.
  model(before, name) {
    const signals = setOf(signalNamed(name))
    const threads = before.threads.map((thread) => ({ ...thread, awaited: signals }))
    return { ...before, threads, signalfd: signals }
  },
  add(program, signals) {
    const file = program.call('signalfd4', -1, signals, signalSetSize, 0)
    return program.call('read', file, program.space(infoSize), infoSize)
  },
  value: () => infoSize,
}

function waits(id: string, how: Wait, before: Target, name: SignalName): ThemedScenario {
  const signal = signalNamed(name)
  return scenario({
    id: `waiting/${id}`,
    theme: 'waiting',
    cites: [...how.cites, 'signal.c#sig_ignored', 'proc_pid_status(5)'],
    claim: 'kill-needs-a-handler',
    model: (traits) => expected(how, before, name, traits),
    kernel(stage) {
      const puppet = stage.newInit()
      dress(puppet, before)
      const insider = puppet.spawn()
      const program = new Program()
      const signals = program.data(signalSet(maskOf(signal)))
      const call = how.add(program, signals)
      puppet.post(program)
      const isAsleep = becomes(() => sleepsIn(puppet, how.call))
      if (!isAsleep) return { missing: 'syscall-of-a-sleeper' }
      const shown = {
        SigBlk: (maskIn(puppet.pid, 'SigBlk') & maskOf(signal)) !== 0n,
        SigCgt: (maskIn(puppet.pid, 'SigCgt') & maskOf(signal)) !== 0n,
      }
      stage.begin()
      insider.kill(1, signal)
      const { result } = stage.generated(puppet, signal)
      return { ...shown, result, ...awake(puppet, result, how, call) }
    },
  })
}

function expected(
  how: Wait,
  before: Target,
  name: SignalName,
  traits: KernelTraits,
): Readonly<Record<string, string | boolean>> {
  const asleep = how.model(before, name)
  const ruling = ruled(asleep, name, traits)
  const signal = signalNamed(name)
  const [thread] = asleep.threads
  const isHandled = ruling.fate === 'handled'
  const returned = ruling.fate === 'taken' ? how.value?.(signal) : isHandled ? 'EINTR' : 'asleep'
  return {
    SigBlk: thread !== undefined && has(thread.blocked, signal),
    SigCgt: has(asleep.caught, signal),
    result: ruling.result,
    returned: `${returned}`,
    handled: isHandled,
  }
}

/** Milliseconds after which a sleeper is taken for one that sleeps on; with a trace nobody waits for so long. */
const patience = 300

/** What the sleep ended with. A signal that was dropped wakes nobody, so there is nothing to wait for. */
function awake(
  puppet: Puppet,
  result: Generated['result'],
  how: Wait,
  call: Result,
): { readonly returned: string; readonly handled: boolean } {
  const isDropped = result === 'ignored' && sleepsIn(puppet, how.call)
  const outcome = isDropped ? undefined : puppet.outcome(patience)
  if (!outcome || outcome.kind === 'silent') return { returned: 'asleep', handled: false }
  if (outcome.kind !== 'answered') return { returned: outcome.kind, handled: false }
  const value = outcome.answer.value(call)
  return { returned: value < 0 ? errno(value) : `${value}`, handled: puppet.runs(0) > 0 }
}

const term = 'SIGTERM'

export const waiting: readonly ThemedScenario[] = [
  waits('sigwait/blocked', sigwait, blocking(init, term), term),
  waits('sigwait/open', sigwait, init, term),
  waits('sigwait/blocked-and-ignored', sigwait, ignoring(blocking(init, term), term), term),
  waits('sigwait/blocked-and-caught', sigwait, catching(blocking(init, term), term), term),
  waits('sigwait/child', sigwait, blocking(init, 'SIGCHLD'), 'SIGCHLD'),
  waits('sigwait/SIGKILL-cannot-be-waited-for', sigwait, init, 'SIGKILL'),
  waits('signalfd/blocked', signalfd, blocking(init, term), term),
  waits('signalfd/open', signalfd, init, term),
  waits('signalfd/caught', signalfd, catching(init, term), term),
  waits('sigsuspend/caught', sigsuspend, catching(blocking(init, term), term), term),
  waits('sigsuspend/default', sigsuspend, blocking(init, term), term),
  waits('ppoll/caught', ppoll, catching(blocking(init, term), term), term),
  waits('ppoll/default', ppoll, blocking(init, term), term),
]
