/**
 * More of exec: timers, threads, and a real shell instead of the lab's subject.  execve(2)
 */
import { sleepsIn } from '../on-kernel/proc.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { intervalTimer, text, timerEvent, timerSpec } from '../subject/structures.ts'
import { becomeAgain, execute } from './become-again.ts'
import { init, ruled } from './expected.ts'
import { pairStory } from './pair.ts'
import { becomes } from './proc.ts'
import { errno, fared, seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

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
    const story = pairStory(traits, 'init')
    story.act('puppet', { call: 'execve' })
    const inside = (['SIGTERM', 'SIGKILL'] as const).map((name) => {
      story.kill('sender', 'puppet', name)
      return story.fared('puppet')
    })
    story.exit('puppet', 7)
    return { inside: inside.join(' '), end: story.wait('outside', 'puppet') }
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

export const execOthers: readonly ThemedScenario[] = [timersAtExec, fromWorker, realShell]
