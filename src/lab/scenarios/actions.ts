/**
 * Setting actions and masks: which changes are refused, what they do to signals that are queued already, and what a child
 * inherits of all that.  kernel/signal.c: do_sigaction(); sigaction(2)
 */
import { formatMask, fromWords, has, type SignalName, setOf } from '../../kernel/index.ts'
import { pendingIn } from '../../kernel/world/index.ts'
import { table } from '../question-of.ts'
import { maskOf } from '../subject/structures.ts'
import { pair, pairStory, type Who } from './pair.ts'
import { maskIn } from './proc.ts'
import { called, errno, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

/** What is queued is thrown away when it is ignored from then on. */
function flushed(name: SignalName, to: 'ignored' | 'default', who: Who): ThemedScenario {
  const signal = signalNamed(name)
  return scenario({
    id: `actions/${name}-queued-then-${to}/${who}`,
    theme: 'actions',
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
  id: 'actions/SIGKILL-and-SIGSTOP',
  theme: 'actions',
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
  id: 'actions/first-real-time-signals',
  theme: 'actions',
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
  id: 'actions/what-a-child-inherits',
  theme: 'actions',
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

export const actions: readonly ThemedScenario[] = [
  flushed('SIGTERM', 'ignored', 'init'),
  flushed('SIGTERM', 'default', 'init'),
  flushed('SIGCHLD', 'default', 'init'),
  flushed('SIGURG', 'default', 'ordinary'),
  notToBeChanged,
  firstRealTime,
  inherited,
]
