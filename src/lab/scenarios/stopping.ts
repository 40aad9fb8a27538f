/**
 * Stopping an init and letting it go on. Only from above can it be stopped; but anybody inside can let it go on, and any
 * user of its session too, because SIGCONT resumes before anyone asks whether it is ignored.
 */
import { has, type KernelTraits, type SignalName, setOf } from '../../kernel/index.ts'
import { pendingIn } from '../../kernel/world/index.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { maskOf } from '../subject/structures.ts'
import { becomes, maskIn, procState } from './proc.ts'
import { errno, seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import { Story } from './story.ts'
import type { ThemedScenario } from './themed.ts'

const cites = ['signal.c#prepare_signal', 'signal.c#do_signal_stop', 'signal(7)'] as const

function stoppedStory(traits: KernelTraits): Story {
  const story = new Story(traits)
  story.fork('outside', 'init', { into: 'new' })
  story.fork('init', 'insider')
  story.kill('outside', 'init', 'SIGSTOP')
  return story
}

/** Stops the init from above, and waits until it is. */
function stopped(puppet: Puppet): Puppet {
  puppet.parent?.kill(puppet.pidForParent, signalNamed('SIGSTOP'))
  const outcome = puppet.outcome()
  if (outcome.kind !== 'stopped') throw new Error(`it was to stop, and ${outcome.kind}`)
  return puppet
}

/** Nothing but SIGCONT and SIGKILL moves a stopped init; this is what `sender` sends to it. */
function whileStopped(name: SignalName, from: 'inside' | 'above'): ThemedScenario {
  return scenario({
    id: `stopping/${name}-from-${from}`,
    theme: 'stop-and-continue',
    cites,
    claim: 'kill-and-stop-always-work',
    ...(name === 'SIGKILL' && from === 'above' ? { shows: 'kill-from-above' as const } : {}),
    model(traits) {
      const story = stoppedStory(traits)
      const errno = story.kill(from === 'inside' ? 'insider' : 'outside', 'init', name)
      return { errno, fared: story.fared('init') }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      const insider = puppet.spawn()
      stopped(puppet)
      const sender = from === 'inside' ? insider : stage.outside
      const number = from === 'inside' ? 1 : puppet.pid
      const result = sender.kill(number, signalNamed(name))
      const mayChange = (name === 'SIGKILL' && from === 'above') || name === 'SIGCONT'
      if (mayChange) becomes(() => procState(puppet.pid) !== 'stopped')
      const isStopped = procState(puppet.pid) === 'stopped'
      return { errno: errno(result), fared: isStopped ? 'stopped SIGSTOP' : seen(puppet) }
    },
  })
}

/** The parent is told of both. */
const toldToParent = scenario({
  id: 'stopping/parent-is-told',
  theme: 'stop-and-continue',
  cites: [...cites, 'wait(2)'],
  model(traits) {
    const story = stoppedStory(traits)
    const first = story.wait('outside', 'init', { stopped: true })
    story.kill('insider', 'init', 'SIGCONT')
    return { first, second: story.wait('outside', 'init', { continued: true }) }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn()
    stage.outside.kill(puppet.pid, signalNamed('SIGSTOP'))
    const first = waitFor(puppet, waitStopped)
    insider.kill(1, signalNamed('SIGCONT'))
    return { first, second: waitFor(puppet, waitContinued) }
  },
})

const waitStopped = 2
const waitContinued = 8
const onePid = 1

/** waitid by the parent, for one kind of change, until it is there. */
function waitFor(puppet: Puppet, kind: number): string {
  const program = new Program()
  const report = program.space(128)
  program.call('waitid', onePid, puppet.pidForParent, report, kind, 0)
  const code = puppet.parent?.run(program).bytes(report).readInt32LE(8)
  return code === 5 ? 'stopped SIGSTOP' : code === 6 ? 'continued' : `${code}`
}

/** A user without any right over root's init, inside, in its session or in one of its own. */
function byStranger(session: 'same' | 'own', name: SignalName): ThemedScenario {
  const user = { real: 1001, effective: 1001, saved: 1001 }
  return scenario({
    id: `stopping/${name}-by-another-user/${session}-session`,
    theme: 'stop-and-continue',
    cites: ['signal.c#check_kill_permission', 'kill(2)'],
    needs: ['root'],
    model(traits) {
      const story = new Story(traits)
      story.fork('outside', 'init', { into: 'new' })
      story.fork('init', 'insider', { ownGroup: false })
      story.kill('outside', 'init', 'SIGSTOP')
      if (session === 'own') story.act('insider', { call: 'setsid' })
      story.act('insider', { call: 'setresuid', user })
      const errno = story.kill('insider', 'init', name)
      return { errno, fared: story.fared('init') }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      const insider = puppet.spawn({ ownGroup: false })
      stopped(puppet)
      if (session === 'own') insider.call('setsid')
      insider.call('setresuid', user.real, user.effective, user.saved)
      const result = insider.kill(1, signalNamed(name))
      if (result === 0) becomes(() => procState(puppet.pid) !== 'stopped')
      const isStopped = procState(puppet.pid) === 'stopped'
      return { errno: errno(result), fared: isStopped ? 'stopped SIGSTOP' : seen(puppet) }
    },
  })
}

/** SIGCONT throws queued stop signals away, and the other way round; blocked or not. */
function takesOut(sent: SignalName, queued: SignalName): ThemedScenario {
  const signal = signalNamed(queued)
  return scenario({
    id: `stopping/${sent}-takes-out-${queued}`,
    theme: 'stop-and-continue',
    cites: ['signal.c#prepare_signal', 'signal(7)'],
    model(traits) {
      const story = new Story(traits)
      story.fork('outside', 'init', { into: 'new' })
      story.fork('init', 'insider')
      story.act('init', { call: 'rt_sigprocmask', how: 'block', set: setOf(signal) })
      const isQueued = (): boolean => has(pendingIn(story.process('init')?.shared ?? []), signal)
      story.kill('insider', 'init', queued)
      const before = isQueued()
      const errno = story.kill('insider', 'init', sent)
      return { before, errno, after: isQueued(), fared: story.fared('init') }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      const insider = puppet.spawn()
      puppet.mask('block', maskOf(signal))
      const isQueued = (): boolean => (maskIn(puppet.pid, 'ShdPnd') & maskOf(signal)) !== 0n
      insider.kill(1, signal)
      const before = isQueued()
      const result = insider.kill(1, signalNamed(sent))
      return { before, errno: errno(result), after: isQueued(), fared: seen(puppet) }
    },
  })
}

export const stopping: readonly ThemedScenario[] = [
  whileStopped('SIGTERM', 'above'),
  whileStopped('SIGKILL', 'inside'),
  whileStopped('SIGKILL', 'above'),
  whileStopped('SIGCONT', 'inside'),
  whileStopped('SIGCONT', 'above'),
  toldToParent,
  byStranger('same', 'SIGCONT'),
  byStranger('same', 'SIGTERM'),
  byStranger('own', 'SIGCONT'),
  takesOut('SIGCONT', 'SIGTSTP'),
  takesOut('SIGTSTP', 'SIGCONT'),
  takesOut('SIGSTOP', 'SIGCONT'),
]
