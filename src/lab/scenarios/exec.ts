/**
 * An init executes another program, as every entry point script does. It stays the init, with all its protection; handlers
 * are gone, what was ignored, blocked or queued stays.  fs/exec.c: begin_new_exec()
 */
import { has, type KernelTraits, type SignalName, setOf } from '../../kernel/index.ts'
import { pendingIn } from '../../kernel/world/index.ts'
import { Program } from '../subject/program.ts'
import { maskOf, words } from '../subject/structures.ts'
import { becomeAgain } from './become-again.ts'
import { killAtRisk } from './fatal-sending.ts'
import { maskIn } from './proc.ts'
import { seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import { Story } from './story.ts'
import type { ThemedScenario } from './themed.ts'

const cites = ['signal.c#flush_signal_handlers', 'exec.c#begin_new_exec', 'execve(2)'] as const

function initAndInsider(traits: KernelTraits): Story {
  const story = new Story(traits)
  story.fork('outside', 'init', { into: 'new' })
  story.fork('init', 'insider')
  return story
}

const staysProtected = scenario({
  id: 'exec/stays-protected',
  theme: 'exec',
  cites,
  claim: 'kill-9-never-works',
  shows: 'kill-from-above',
  model(traits) {
    const story = initAndInsider(traits)
    story.act('init', { call: 'execve' })
    story.kill('insider', 'init', 'SIGTERM')
    const inside = [story.fared('init'), story.kill('insider', 'init', 'SIGKILL')].join(' ')
    story.kill('outside', 'init', 'SIGKILL')
    return { inside, above: story.fared('init') }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn()
    becomeAgain(puppet)
    killAtRisk(insider, 1, signalNamed('SIGTERM'), puppet)
    const { outcome, told } = killAtRisk(insider, 1, signalNamed('SIGKILL'), puppet)
    const inside = [seen(puppet, outcome), told(0)].join(' ')
    stage.outside.kill(puppet.pid, signalNamed('SIGKILL'))
    return { inside, above: seen(puppet) }
  },
})

const handlersAreGone = scenario({
  id: 'exec/handlers-are-gone',
  theme: 'exec',
  cites,
  claim: 'kill-needs-a-handler',
  model(traits) {
    const story = initAndInsider(traits)
    story.action('init', 'SIGTERM', { handler: 'run' })
    story.kill('insider', 'init', 'SIGTERM')
    const before = story.runs('init').count
    story.act('init', { call: 'execve' })
    const process = story.process('init')
    story.kill('insider', 'init', 'SIGTERM')
    return {
      before,
      caught: process !== undefined && has(process.caught, signalNamed('SIGTERM')),
      after: story.runs('init').count - before,
    }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn()
    const term = signalNamed('SIGTERM')
    puppet.sigaction(term, 'caught')
    insider.kill(1, term)
    const before = puppet.runs(term)
    becomeAgain(puppet)
    // It answers: it has become another program.
    puppet.run(new Program())
    const caught = (maskIn(puppet.pid, 'SigCgt') & maskOf(term)) !== 0n
    killAtRisk(insider, 1, term, puppet)
    return { before, caught, after: puppet.runs(term) }
  },
})

/** What is kept, read from the masks of /proc. */
const theRestStays = scenario({
  id: 'exec/ignored-blocked-and-queued-stay',
  theme: 'exec',
  cites: [...cites, 'signal(7)'],
  model(traits) {
    const story = initAndInsider(traits)
    const blocked = signalNamed('SIGUSR2')
    story.action('init', 'SIGUSR1', { handler: 'ignore' })
    story.act('init', { call: 'rt_sigprocmask', how: 'block', set: setOf(blocked) })
    story.kill('insider', 'init', 'SIGUSR2')
    story.act('init', { call: 'execve' })
    const process = story.process('init')
    if (!process) return {}
    return {
      ignored: has(process.ignored, signalNamed('SIGUSR1')),
      blocked: has(process.blocked, blocked),
      queued: has(pendingIn(process.shared), blocked),
    }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn()
    puppet.sigaction(signalNamed('SIGUSR1'), 'ignored')
    puppet.mask('block', maskOf(signalNamed('SIGUSR2')))
    insider.kill(1, signalNamed('SIGUSR2'))
    becomeAgain(puppet)
    puppet.run(new Program())
    const holds = (field: 'SigIgn' | 'SigBlk' | 'ShdPnd', name: SignalName): boolean =>
      (maskIn(puppet.pid, field) & maskOf(signalNamed(name))) !== 0n
    return {
      ignored: holds('SigIgn', 'SIGUSR1'),
      blocked: holds('SigBlk', 'SIGUSR2'),
      queued: holds('ShdPnd', 'SIGUSR2'),
    }
  },
})

/** What was queued before meets the new program: an ordinary process dies of it, an init does not. */
function queuedActsLater(target: 'init' | 'ordinary'): ThemedScenario {
  return scenario({
    id: `exec/queued-acts-later/${target}`,
    theme: 'exec',
    cites: [...cites, 'signal.c#get_signal'],
    model(traits) {
      const story = initAndInsider(traits)
      const name = target === 'init' ? 'init' : 'insider'
      const set = setOf(signalNamed('SIGTERM'))
      story.act(name, { call: 'rt_sigprocmask', how: 'block', set })
      story.kill(name === 'init' ? 'insider' : 'init', name, 'SIGTERM')
      story.act(name, { call: 'execve' })
      story.act(name, { call: 'rt_sigprocmask', how: 'unblock', set })
      return { fared: story.fared(name) }
    },
    kernel(stage) {
      const first = stage.newInit()
      const insider = first.spawn()
      const puppet = target === 'init' ? first : insider
      const sender = target === 'init' ? insider : first
      const mask = maskOf(signalNamed('SIGTERM'))
      puppet.mask('block', mask)
      sender.kill(puppet.innerPid, signalNamed('SIGTERM'))
      becomeAgain(puppet)
      puppet.run(new Program())
      const open = new Program()
      const set = open.data(words(mask))
      open.call('rt_sigprocmask', unblock, set, 0, 8)
      return { fared: seen(puppet, puppet.attempt(open)) }
    },
  })
}

const unblock = 1

export const exec: readonly ThemedScenario[] = [
  staysProtected,
  handlersAreGone,
  theRestStays,
  queuedActsLater('init'),
  queuedActsLater('ordinary'),
]
