/**
 * Handlers with particulars: for one run only, interruptible by others or by themselves; and what setting an action does
 * to signals that are queued already.  kernel/signal.c: do_sigaction(), signal_delivered(); sigaction(2)
 */
import {
  formatMask,
  fromWords,
  has,
  type KernelTraits,
  type SignalName,
  setOf,
} from '../../kernel/index.ts'
import { type Action, pendingIn } from '../../kernel/world/index.ts'
import { table } from '../question-of.ts'
import { actionFlag, type Disposition } from '../subject/disposition.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { maskOf, signalInfo } from '../subject/structures.ts'
import { killAtRisk } from './fatal-sending.ts'
import { maskIn } from './proc.ts'
import { called, errno, seen, signalNamed } from './seen.ts'
import { type Stage, scenario } from './stage.ts'
import { Story } from './story.ts'
import type { ThemedScenario } from './themed.ts'

const cites = ['signal.c#do_sigaction', 'signal.c#signal_delivered', 'sigaction(2)'] as const
type Who = 'init' | 'ordinary'

/** The one that is looked at, and one that sends to it. */
function pair(stage: Stage, who: Who): { readonly puppet: Puppet; readonly sender: Puppet } {
  const first = stage.newInit()
  const second = first.spawn()
  return who === 'init' ? { puppet: first, sender: second } : { puppet: second, sender: first }
}

function pairStory(traits: KernelTraits, who: Who): Story {
  const story = new Story(traits)
  const [first, second] = who === 'init' ? ['puppet', 'sender'] : ['sender', 'puppet']
  story.fork('outside', first ?? '', { into: 'new' })
  story.fork(first ?? '', second ?? '')
  return story
}

/** SA_RESETHAND: the first signal is handled; the second meets the default action. */
function handledOnce(who: Who): ThemedScenario {
  return scenario({
    id: `handlers/for-one-run/${who}`,
    theme: 'handlers',
    cites: [...cites, 'signal.c#get_signal'],
    claim: 'caught-shows-it',
    model(traits) {
      const story = pairStory(traits, who)
      story.action('puppet', 'SIGTERM', { handler: 'run', once: true })
      story.kill('sender', 'puppet', 'SIGTERM')
      const runs = story.runs('puppet').count
      story.kill('sender', 'puppet', 'SIGTERM')
      const end = story.fared('puppet')
      return { runs, alive: story.process('puppet')?.life.kind === 'running', end }
    },
    kernel(stage) {
      const { puppet, sender } = pair(stage, who)
      const term = signalNamed('SIGTERM')
      puppet.sigaction(term, { flags: actionFlag.resetHandler })
      sender.kill(puppet.innerPid, term)
      const runs = puppet.runs(term)
      const { outcome } = killAtRisk(sender, puppet.innerPid, term, puppet)
      return { runs, alive: outcome.kind === 'answered', end: seen(puppet, outcome) }
    },
  })
}

/** Two signals are queued and then let through together; the order in which their handlers finish tells who interrupts. */
interface Order {
  readonly id: string
  readonly signals: readonly [number, number]
  readonly model: Action
  readonly kernel: Disposition
}

const usr = [signalNamed('SIGUSR1'), signalNamed('SIGUSR2')] as const
const realTime = [40, 40] as const

const orders: readonly Order[] = [
  { id: 'another-may-interrupt', signals: usr, model: { handler: 'run' }, kernel: {} },
  {
    id: 'another-waits-by-mask',
    signals: usr,
    model: { handler: 'run', mask: setOf(...usr) },
    kernel: { mask: maskOf(...usr) },
  },
  { id: 'its-own-waits', signals: realTime, model: { handler: 'run' }, kernel: {} },
  {
    id: 'its-own-may-interrupt',
    signals: realTime,
    model: { handler: 'run', again: true },
    kernel: { flags: actionFlag.noDefer },
  },
]

function finishingOrder({ id, signals, model, kernel }: Order): ThemedScenario {
  return scenario({
    id: `handlers/${id}`,
    theme: 'handlers',
    cites,
    model(traits) {
      const story = pairStory(traits, 'init')
      const set = setOf(...signals)
      for (const signal of signals) {
        story.act('puppet', { call: 'rt_sigaction', signal, action: model })
      }
      story.act('puppet', { call: 'rt_sigprocmask', how: 'block', set })
      signals.forEach((signal, value) => {
        const to = { kind: 'number', number: 1 } as const
        story.act('sender', { call: 'rt_sigqueueinfo', to, signal, code: -1, value })
      })
      story.act('puppet', { call: 'rt_sigprocmask', how: 'unblock', set })
      return { finished: story.handledValues('puppet').join(' ') }
    },
    kernel(stage) {
      const { puppet, sender } = pair(stage, 'init')
      for (const signal of signals) puppet.sigaction(signal, kernel)
      puppet.mask('block', maskOf(...signals))
      const program = new Program()
      signals.forEach((signal, value) => {
        const info = program.data(signalInfo({ signal, code: -1, value }))
        program.call('rt_sigqueueinfo', 1, signal, info)
      })
      sender.run(program)
      puppet.mask('unblock', maskOf(...signals))
      const finished = puppet.handlerRuns().map(({ value }) => value)
      return { finished: finished.join(' ') }
    },
  })
}

/** What is queued is thrown away when it is ignored from then on. */
function flushed(name: SignalName, to: 'ignored' | 'default', who: Who): ThemedScenario {
  const signal = signalNamed(name)
  return scenario({
    id: `handlers/${name}-queued-then-${to}/${who}`,
    theme: 'handlers',
    cites: ['signal.c#do_sigaction', 'sigaction(2)'],
    model(traits) {
      const story = pairStory(traits, who)
      const isQueued = (): boolean => has(pendingIn(story.process('puppet')?.shared ?? []), signal)
      story.action('puppet', name, { handler: 'run' })
      story.act('puppet', { call: 'rt_sigprocmask', how: 'block', set: setOf(signal) })
      story.kill('sender', 'puppet', name)
      const before = isQueued()
      story.action('puppet', name, { handler: to === 'ignored' ? 'ignore' : 'default' })
      return { before, after: isQueued() }
    },
    kernel(stage) {
      const { puppet, sender } = pair(stage, who)
      const isQueued = (): boolean => (maskIn(puppet.pid, 'ShdPnd') & maskOf(signal)) !== 0n
      puppet.sigaction(signal, 'caught')
      puppet.mask('block', maskOf(signal))
      sender.kill(puppet.innerPid, signal)
      const before = isQueued()
      puppet.sigaction(signal, to)
      return { before, after: isQueued() }
    },
  })
}

/** SIGKILL and SIGSTOP take no action and no mask; the first is said, the second is not. */
const notToBeChanged = scenario({
  id: 'handlers/SIGKILL-and-SIGSTOP',
  theme: 'handlers',
  cites: ['signal.c#do_sigaction', 'sigaction(2)', 'signal(7)'],
  claim: 'kill-and-stop-always-work',
  model(traits) {
    const story = pairStory(traits, 'init')
    const tried = (['SIGKILL', 'SIGSTOP'] as const).flatMap((name) =>
      (['run', 'ignore', 'default'] as const).map((handler) =>
        story.action('puppet', name, { handler }),
      ),
    )
    story.act('puppet', { call: 'rt_sigprocmask', how: 'set', set: fromWords(-1, -1) })
    const blocked = story.process('puppet')?.blocked
    return { sigaction: tried.join(' '), SigBlk: blocked ? formatMask(blocked) : '' }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const tried = (['SIGKILL', 'SIGSTOP'] as const).flatMap((name) =>
      (['caught', 'ignored', 'default'] as const).map((action) =>
        errno(puppet.sigaction(signalNamed(name), action)),
      ),
    )
    puppet.mask('set', 2n ** 64n - 1n)
    const SigBlk = maskIn(puppet.pid, 'SigBlk').toString(16).padStart(16, '0')
    return { sigaction: tried.join(' '), SigBlk }
  },
})

/** 32 and 33 are signals like others; only C libraries keep them to themselves. */
const firstRealTime = scenario({
  id: 'handlers/first-real-time-signals',
  theme: 'handlers',
  cites: ['signal.c#do_sigaction', 'signal(7)'],
  model(traits) {
    const story = pairStory(traits, 'init')
    const signals = [table.realTimeFirst, table.realTimeFirst + 1]
    const to = { kind: 'number', number: 1 } as const
    return Object.fromEntries(
      signals.map((signal) => {
        story.act('puppet', { call: 'rt_sigaction', signal, action: { handler: 'run' } })
        story.act('sender', { call: 'kill', to, signal })
        return [`runs of ${called(signal)}`, story.runs('puppet').count]
      }),
    )
  },
  kernel(stage) {
    const { puppet, sender } = pair(stage, 'init')
    const signals = [table.realTimeFirst, table.realTimeFirst + 1]
    return Object.fromEntries(
      signals.map((signal) => {
        puppet.sigaction(signal, 'caught')
        sender.kill(1, signal)
        return [`runs of ${called(signal)}`, puppet.runs(0)]
      }),
    )
  },
})

/** A child inherits actions and mask, but no queued signal. */
const inherited = scenario({
  id: 'handlers/what-a-child-inherits',
  theme: 'handlers',
  cites: ['signal(7)', 'clone(2)'],
  model(traits) {
    const story = pairStory(traits, 'init')
    const signal = signalNamed('SIGTERM')
    story.action('puppet', 'SIGTERM', { handler: 'run' })
    story.action('puppet', 'SIGUSR1', { handler: 'ignore' })
    story.act('puppet', { call: 'rt_sigprocmask', how: 'block', set: setOf(signal) })
    story.kill('sender', 'puppet', 'SIGTERM')
    story.fork('puppet', 'child')
    const child = story.process('child')
    if (!child) return {}
    return {
      caught: has(child.caught, signal),
      ignored: has(child.ignored, signalNamed('SIGUSR1')),
      queued: has(pendingIn(child.shared), signal),
      protected: story.number('child', 'child') === 1,
    }
  },
  kernel(stage) {
    const { puppet, sender } = pair(stage, 'init')
    const mask = maskOf(signalNamed('SIGTERM'))
    puppet.sigaction(signalNamed('SIGTERM'), 'caught')
    puppet.sigaction(signalNamed('SIGUSR1'), 'ignored')
    puppet.mask('block', mask)
    sender.kill(1, signalNamed('SIGTERM'))
    const child = puppet.spawn({ blocked: mask })
    const holds = (field: 'SigIgn' | 'SigCgt' | 'ShdPnd', name: SignalName): boolean =>
      (maskIn(child.pid, field) & maskOf(signalNamed(name))) !== 0n
    return {
      caught: holds('SigCgt', 'SIGTERM'),
      ignored: holds('SigIgn', 'SIGUSR1'),
      queued: holds('ShdPnd', 'SIGTERM'),
      protected: child.call('getpid') === 1,
    }
  },
})

export const handlers: readonly ThemedScenario[] = [
  handledOnce('init'),
  handledOnce('ordinary'),
  ...orders.map(finishingOrder),
  flushed('SIGTERM', 'ignored', 'init'),
  flushed('SIGTERM', 'default', 'init'),
  flushed('SIGCHLD', 'default', 'init'),
  flushed('SIGURG', 'default', 'ordinary'),
  notToBeChanged,
  firstRealTime,
  inherited,
]
