/**
 * An init with threads. The mask of the thread that is named decides whether a signal is dropped; any thread that has it
 * open takes it, and an init throws it away then. And the process lives as long as one thread does.
 */
import { noSignals, type SignalName, setOf, type Target } from '../../kernel/index.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { maskOf } from '../subject/structures.ts'
import { init, ordinary, ruled } from './expected.ts'
import { killAtRisk, sendAtRisk } from './fatal-sending.ts'
import { becomes, maskIn, procState } from './proc.ts'
import { fared, seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import { takePart } from './take-part.ts'
import type { ThemedScenario } from './themed.ts'

/** Two threads, the leader first; each blocks the signal or has it open. */
function withTwo(target: Target, name: SignalName, leader: Mask, worker: Mask): Target {
  const [first] = target.threads
  if (!first) throw new Error('a target has a thread')
  const signals = setOf(signalNamed(name))
  const masks = { open: noSignals, blocked: signals }
  return {
    ...target,
    threads: [
      { ...first, blocked: masks[leader] },
      { ...first, blocked: masks[worker] },
    ],
  }
}

type Mask = 'open' | 'blocked'

/**
 * kill(2) with the number of one thread, while that one blocks the signal and the other does not. On kernels where the
 * shortcut does not spare an init (see KernelTraits), this is the way it dies.
 */
function maskedThread(
  name: SignalName,
  addressed: 'leader' | 'worker',
  who: Target,
): ThemedScenario {
  const thread = addressed === 'leader' ? 0 : 1
  const [leader, worker] =
    thread === 0 ? (['blocked', 'open'] as const) : (['open', 'blocked'] as const)
  const target = withTwo(who, name, leader, worker)
  return scenario({
    id: `threads/${name}-to-masked-${addressed}/${who.init === 'no' ? 'ordinary' : 'init'}`,
    theme: 'threads',
    cites: ['signal.c#sig_ignored', 'signal.c#complete_signal', 'signal.c#wants_signal'],
    claim: 'default-is-ignored',
    model(traits) {
      const ruling = ruled(target, name, traits, { thread })
      return { fared: fared(ruling), result: ruling.result, pending: 'nothing' }
    },
    kernel(stage) {
      const puppet = takePart(stage, target)
      const [named] = [...puppet.dependents].filter((one) => one.leader === puppet)
      const addressee = thread === 0 || !named ? puppet : named
      const sender = puppet.parent === stage.outside ? puppet.spawn() : stage.outside
      const number = sender === stage.outside ? addressee.pid : addressee.innerPid
      stage.begin()
      const program = new Program()
      program.call('kill', number, signalNamed(name))
      const { outcome } = sendAtRisk(sender, program, puppet)
      const { result } = stage.generated(addressee, signalNamed(name))
      // Whichever thread took it had done so before it answered.
      if (named && outcome.kind === 'answered') named.run(new Program())
      const isDead = outcome.kind === 'died'
      return {
        fared: seen(puppet, outcome),
        result,
        pending: isDead || !isPending(puppet, name) ? 'nothing' : 'the signal',
      }
    },
  })
}

function isPending({ pid }: Puppet, name: SignalName): boolean {
  const queued = maskIn(pid, 'ShdPnd') | maskIn(pid, 'SigPnd')
  return (queued & maskOf(signalNamed(name))) !== 0n
}

/** Queued because everybody blocks it; thrown away when one thread opens its mask. */
const laterOpened = scenario({
  id: 'threads/all-block-then-one-opens',
  theme: 'threads',
  cites: ['signal.c#complete_signal', 'signal.c#get_signal'],
  claim: 'default-is-ignored',
  model(traits) {
    const before = ruled(withTwo(init, 'SIGTERM', 'blocked', 'blocked'), 'SIGTERM', traits)
    const after = ruled(withTwo(init, 'SIGTERM', 'blocked', 'open'), 'SIGTERM', traits)
    const isKept = before.fate === 'pending'
    return { before: isKept ? 'queued' : 'gone', after: 'gone', fared: fared(after) }
  },
  kernel(stage) {
    const puppet = takePart(stage, withTwo(init, 'SIGTERM', 'blocked', 'blocked'))
    const [worker] = [...puppet.dependents]
    const insider = puppet.spawn()
    insider.kill(1, signalNamed('SIGTERM'))
    const state = (): string => (isPending(puppet, 'SIGTERM') ? 'queued' : 'gone')
    const before = state()
    worker?.mask('unblock', maskOf(signalNamed('SIGTERM')))
    worker?.run(new Program())
    return { before, after: state(), fared: seen(puppet) }
  },
})

/** The first thread has ended, and shows as a zombie; the process goes on, and so does its protection. */
const zombieLeader = scenario({
  id: 'threads/leader-has-ended',
  theme: 'threads',
  cites: ['signal.c#sig_task_ignored', 'pid_namespaces(7)'],
  claim: 'kill-9-never-works',
  shows: 'kill-from-above',
  model: (traits) => ({
    state: 'zombie',
    inside: fared(ruled(init, 'SIGKILL', traits)),
    above: fared(ruled(init, 'SIGKILL', traits, { from: 'ancestor' })),
  }),
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn({ parentDeathSignal: 0 })
    const worker = puppet.spawnThread()
    const leave = new Program().unanswered()
    leave.call('exit', 0)
    puppet.post(leave)
    becomes(() => procState(puppet.pid) === 'zombie')
    const state = procState(puppet.pid)
    insider.kill(1, signalNamed('SIGKILL'))
    const inside = seen(worker)
    stage.outside.kill(puppet.pid, signalNamed('SIGKILL'))
    return { state, inside, above: seen(worker, worker.outcome()) }
  },
})

/** SIGKILL to one thread of a namespace's init, by whatever number. */
const killOneThread = scenario({
  id: 'threads/SIGKILL-to-a-worker',
  theme: 'threads',
  cites: ['signal.c#sig_task_ignored', 'signal.c#complete_signal'],
  claim: 'kill-9-never-works',
  model(traits) {
    const target = withTwo(init, 'SIGTERM', 'open', 'open')
    const call = 'tgkill'
    return {
      inside: fared(ruled(target, 'SIGKILL', traits, { call, thread: 1 })),
      above: fared(ruled(target, 'SIGKILL', traits, { call, thread: 1, from: 'ancestor' })),
    }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn()
    const worker = puppet.spawnThread()
    const kill = signalNamed('SIGKILL')
    const program = new Program()
    program.call('tgkill', 1, worker.innerPid, kill)
    const inside = seen(puppet, sendAtRisk(insider, program, puppet).outcome)
    stage.outside.tgkill(puppet.pid, worker.pid, kill)
    return { inside, above: seen(puppet) }
  },
})

/** A thread's number names its whole process. */
const killByThreadNumber = scenario({
  id: 'threads/kill-by-a-worker-number',
  theme: 'threads',
  cites: ['signal.c#kill_something_info', 'kill(2)'],
  model(traits) {
    const target = withTwo(ordinary, 'SIGTERM', 'open', 'open')
    const ruling = ruled(target, 'SIGTERM', traits, { thread: 1 })
    return { errno: ruling.errno ?? 'none', fared: fared(ruling) }
  },
  kernel(stage) {
    const first = stage.newInit()
    const puppet = first.spawn()
    const worker = puppet.spawnThread()
    const term = signalNamed('SIGTERM')
    const { outcome, told } = killAtRisk(first, worker.innerPid, term, puppet)
    return { errno: told(0), fared: seen(puppet, outcome) }
  },
})

export const threads: readonly ThemedScenario[] = [
  maskedThread('SIGTERM', 'leader', init),
  maskedThread('SIGQUIT', 'leader', init),
  maskedThread('SIGTSTP', 'leader', init),
  maskedThread('SIGTERM', 'worker', init),
  maskedThread('SIGTERM', 'leader', ordinary),
  maskedThread('SIGTSTP', 'worker', ordinary),
  laterOpened,
  zombieLeader,
  killOneThread,
  killByThreadNumber,
]
