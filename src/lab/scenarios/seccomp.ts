/**
 * A seccomp filter that ends its process is the process's own doing, so it ends an init too, and in front of a tracer. A
 * filter can also make kill(2) fail, which looks like a missing right.  kernel/seccomp.c: __seccomp_filter()
 */
import { initEnds } from '../../kernel/ends-of-an-init.ts'
import type { KernelTraits, Target } from '../../kernel/index.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { catching, ignoring, init, ordinary, ruled } from './expected.ts'
import { exitInHandler, forcedOn } from './faulting.ts'
import { type Action, actions, filter } from './filter.ts'
import { threadsOf } from './proc.ts'
import { errno, fared, seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

const strictMode = 0
const failWith = 0x0005_0000
const permissionDenied = 1

function filtered(
  id: string,
  action: Action,
  target: Target,
  prepare: (puppet: Puppet) => void = () => {},
): ThemedScenario {
  const isInit = target.init !== 'no'
  return scenario({
    id: `seccomp/${action}/${id}`,
    theme: 'seccomp',
    cites: ['seccomp.c#__seccomp_filter', 'signal.c#force_sig_info_to_task', 'seccomp(2)'],
    ...(isInit && id === 'init' ? { shows: 'seccomp-kill' as const } : {}),
    model: (traits) => ({ fared: endedBy(action, target, traits) }),
    kernel(stage) {
      const puppet = isInit ? stage.newInit() : stage.newOrdinary()
      prepare(puppet)
      const program = filter(new Program(), 'getppid', actions[action])
      program.call('getppid')
      return { fared: seen(puppet, puppet.attempt(program)) }
    },
  })
}

/** The last thread of a process takes the process with it. */
function endedBy(action: Action, target: Target, traits: KernelTraits): string {
  return forcedOn(target, 'SIGSYS', traits, action === 'TRAP' ? 'may-catch' : 'must-end')
}

const catchesAll = (puppet: Puppet): void =>
  void puppet.sigaction(signalNamed('SIGSYS'), exitInHandler(puppet))
const ignoresAll = (puppet: Puppet): void => void puppet.sigaction(signalNamed('SIGSYS'), 'ignored')

/** Strict mode does not send at all: the thread exits as if SIGKILL had ended it. */
const strict = scenario({
  id: 'seccomp/strict',
  theme: 'seccomp',
  cites: ['seccomp.c#__secure_computing_strict', 'seccomp(2)'],
  shows: 'seccomp-strict',
  model: () => ({ within: 'lives', beyond: `killed ${initEnds['seccomp-strict'].seenAs}` }),
  kernel(stage) {
    const puppet = stage.newInit()
    const enter = new Program()
    enter.call('seccomp', strictMode, 0, 0)
    const beyond = new Program()
    beyond.call('getppid')
    const within = puppet.attempt(enter).kind === 'answered' ? 'lives' : 'dies'
    return { within, beyond: seen(puppet, puppet.attempt(beyond)) }
  },
})

/** One thread of two is taken away; the init goes on. */
const oneThread = scenario({
  id: 'seccomp/KILL_THREAD/one-of-two',
  theme: 'seccomp',
  cites: ['seccomp.c#__seccomp_filter', 'seccomp(2)'],
  model: () => ({ threads: 1, fared: 'lives' }),
  kernel(stage) {
    const puppet = stage.newInit()
    const thread = puppet.spawnThread()
    const program = filter(new Program().unanswered(), 'getppid', actions.KILL_THREAD)
    program.call('getppid')
    thread.post(program)
    const threads = threadsOf(puppet.pid, 1)
    return { threads, fared: seen(puppet) }
  },
})

/** EPERM that has nothing to do with rights: the sender's own filter. */
const senderFiltered = scenario({
  id: 'seccomp/the-sender',
  theme: 'seccomp',
  cites: ['seccomp(2)', 'kill(2)'],
  model: (traits) => ({
    before: ruled(init, 'SIGTERM', traits).errno ?? 'none',
    // Not the ruling's: the filter answers before kill(2) begins.
    after: 'EPERM',
    fared: fared(ruled(init, 'SIGTERM', traits)),
  }),
  kernel(stage) {
    const puppet = stage.newInit()
    const insider = puppet.spawn()
    const term = signalNamed('SIGTERM')
    const before = errno(insider.kill(1, term))
    insider.run(filter(new Program(), 'kill', failWith | permissionDenied))
    return { before, after: errno(insider.kill(1, term)), fared: seen(puppet) }
  },
})

export const seccomp: readonly ThemedScenario[] = [
  filtered('init', 'KILL_PROCESS', init),
  filtered('init-that-catches', 'KILL_PROCESS', catching(init, 'SIGSYS'), catchesAll),
  filtered('init', 'KILL_THREAD', init),
  filtered('init', 'TRAP', init),
  filtered('init-that-ignores', 'TRAP', ignoring(init, 'SIGSYS'), ignoresAll),
  filtered('init-that-catches', 'TRAP', catching(init, 'SIGSYS'), catchesAll),
  filtered('ordinary', 'KILL_PROCESS', ordinary),
  strict,
  oneThread,
  senderFiltered,
]
