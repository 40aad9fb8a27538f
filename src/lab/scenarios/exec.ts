/**
 * An init executes another program, as every entry point script does. It stays the init, with all its protection; handlers
 * are gone, what was ignored, blocked or queued stays.  fs/exec.c: begin_new_exec()
 */
import { has, type KernelTraits, type SignalName, setOf } from '../../kernel/index.ts'
import { pendingIn } from '../../kernel/world/index.ts'
import { sleepsIn } from '../on-kernel/proc.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { intervalTimer, maskOf, text, timerEvent, timerSpec, words } from '../subject/structures.ts'
import { becomeAgain, execute } from './become-again.ts'
import { init, ruled } from './expected.ts'
import { killAtRisk } from './fatal-sending.ts'
import { becomes, maskIn } from './proc.ts'
import { errno, fared, seen, signalNamed } from './seen.ts'
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

/** setitimer(2) goes on, timer_create(2) does not. */
const timersAtExec = scenario({
  id: 'exec/timers',
  theme: 'exec',
  cites: ['execve(2)', 'getitimer(2)', 'timer_create(2)'],
  model: () => ({ intervalTimer: 'goes on', posixTimer: 'EINVAL' }),
  kernel(stage) {
    const puppet = stage.newInit()
    const set = new Program()
    const timer = set.space(8)
    set.call('setitimer', 0, set.data(intervalTimer(60_000)), 0)
    set.call('timer_create', 1, set.data(timerEvent(signalNamed('SIGTERM'))), timer)
    set.call('timer_settime', set.stored(timer), 0, set.data(timerSpec(60_000)), 0)
    const number = puppet.run(set).bytes(timer).readInt32LE(0)
    becomeAgain(puppet)
    const ask = new Program()
    const rest = ask.space(32)
    ask.call('getitimer', 0, rest)
    const asked = ask.call('timer_gettime', number, ask.space(32))
    const answer = puppet.run(ask)
    const isRunning = answer.bytes(rest).some((byte) => byte !== 0)
    return {
      intervalTimer: isRunning ? 'goes on' : 'is gone',
      posixTimer: errno(answer.value(asked)),
    }
  },
})

/** A further thread executes: it becomes the init, with number 1. */
const fromWorker = scenario({
  id: 'exec/from-a-worker',
  theme: 'exec',
  cites: ['exec.c#de_thread', 'execve(2)'],
  claim: 'kill-9-never-works',
  model: (traits) => ({
    number: 1,
    inside: fared(ruled(init, 'SIGKILL', traits)),
    above: fared(ruled(init, 'SIGKILL', traits, { from: 'ancestor' })),
  }),
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn({ parentDeathSignal: 0 })
    const worker = puppet.spawnThread()
    becomeAgain(worker)
    const number = asLeader(worker)
    insider.kill(1, signalNamed('SIGKILL'))
    const inside = asLeader(worker) === 1 ? 'lives' : 'gone'
    stage.outside.kill(puppet.pid, signalNamed('SIGKILL'))
    return { number, inside, above: seen(worker, worker.outcome()) }
  },
})

/** Asks for its number; it serves as a leader's desk now, whatever it was before. */
function asLeader(thread: Puppet): number {
  const program = new Program()
  const asked = program.call('getpid')
  thread.channel.post(program, 0)
  return thread.channel.take().value(asked)
}

/** A real shell as the new program: deaf to everything from inside, and it ends when its script does. */
const realShell = scenario({
  id: 'exec/bin-sh',
  theme: 'exec',
  cites: ['execve(2)', 'pid_namespaces(7)'],
  claim: 'kill-needs-a-handler',
  model(traits) {
    const story = initAndInsider(traits)
    story.act('init', { call: 'execve' })
    const inside = (['SIGTERM', 'SIGKILL'] as const).map((name) => {
      story.kill('insider', 'init', name)
      return story.fared('init')
    })
    story.exit('init', 7)
    return { inside: inside.join(' '), end: story.wait('outside', 'init') }
  },
  kernel(stage) {
    const { outside } = stage
    const make = new Program()
    const pipe = make.space(8)
    make.call('pipe2', pipe, 0)
    const ends = outside.run(make).bytes(pipe)
    const [read, write] = [ends.readInt32LE(0), ends.readInt32LE(4)]
    const puppet = stage.newInit()
    const insider = puppet.spawn({ parentDeathSignal: 0 })
    const program = new Program().unanswered()
    program.call('dup3', read, 0, 0)
    execute(program, '/bin/sh', '-c', 'read line; exit 7')
    puppet.post(program)
    if (!becomes(() => sleepsIn(puppet, 'read'))) return { missing: '/bin/sh' }
    const inside = (['SIGTERM', 'SIGKILL'] as const).map((name) => {
      insider.kill(1, signalNamed(name))
      return sleepsIn(puppet, 'read') ? 'lives' : 'moved'
    })
    const go = new Program()
    go.call('write', write, go.data(text('go\n')), 3)
    outside.run(go)
    return { inside: inside.join(' '), end: seen(puppet, puppet.outcome()) }
  },
})

export const exec: readonly ThemedScenario[] = [
  staysProtected,
  handlersAreGone,
  theRestStays,
  queuedActsLater('init'),
  queuedActsLater('ordinary'),
  timersAtExec,
  fromWorker,
  realShell,
]
