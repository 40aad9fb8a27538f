/**
 * Processes that join a namespace from outside, as nsenter(1) and `docker exec` do. Only what they fork is inside, and it
 * is inside like everybody else: its SIGKILL to the init is dropped, and it dies with the namespace.
 */
import type { KernelTraits } from '../../kernel/index.ts'
import { CallFailed } from '../subject/errors.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { killAtRisk } from './fatal-sending.ts'
import { leave } from './parent-death.ts'
import { becomes, isExiting, procKin, procState } from './proc.ts'
import { errno, seen, signalNamed } from './seen.ts'
import { type Stage, scenario } from './stage.ts'
import { Story } from './story.ts'
import type { ThemedScenario } from './themed.ts'

const pidNamespace = 0x2000_0000

/** Lets `puppet`, which is outside, say that its future children belong to the namespace of `member`. */
export function join(puppet: Puppet, member: Puppet): void {
  const program = new Program()
  const descriptor = program.call('pidfd_open', member.pid, 0)
  const joined = program.call('setns', descriptor, pidNamespace)
  program.call('close', descriptor)
  const result = puppet.run(program).value(joined)
  if (result < 0) throw new CallFailed('setns', result)
}

/** A process outside, and its child in the namespace of `puppet`. */
function joiner(stage: Stage, puppet: Puppet): { outer: Puppet; inner: Puppet } {
  const outer = stage.outside.spawn()
  join(outer, puppet)
  const inner = outer.spawn({ parentDeathSignal: 0 })
  // While its zombie is there, nobody can wait for the init's end.
  stage.endsFirst(inner)
  return { outer, inner }
}

/** An init, and a process outside with a child inside. */
function joinedStory(traits: KernelTraits): Story {
  const story = new Story(traits)
  story.fork('outside', 'init', { into: 'new' })
  story.fork('outside', 'outer')
  story.fork('outer', 'inner', { into: { namespaceOf: 'init' } })
  return story
}

const killFromJoined = scenario({
  id: 'joining/kill-from-inside',
  theme: 'joining',
  cites: ['signal.c#sig_task_ignored', 'setns(2)', 'pid_namespaces(7)'],
  claim: 'kill-9-never-works',
  needs: ['root'],
  model(traits) {
    const story = joinedStory(traits)
    const errno = story.kill('inner', 'init', 'SIGKILL')
    return { errno, fared: story.fared('init'), parentInside: story.number('inner', 'outer') }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const { inner } = joiner(stage, puppet)
    const parentInside = inner.call('getppid')
    const { outcome, told } = killAtRisk(inner, 1, signalNamed('SIGKILL'), puppet)
    return { errno: told(0), fared: seen(puppet, outcome), parentInside }
  },
})

/** setns(2) alone moves nobody: the caller keeps its numbers, and its place above. */
const notYetJoined = scenario({
  id: 'joining/setns-alone-moves-nobody',
  theme: 'joining',
  cites: ['setns(2)', 'pid_namespaces(7)'],
  claim: 'kill-9-never-works',
  needs: ['root'],
  shows: 'kill-from-above',
  model(traits) {
    const story = new Story(traits)
    story.fork('outside', 'init', { into: 'new' })
    story.fork('outside', 'outer')
    story.kill('outer', 'init', 'SIGKILL')
    return { sameNumber: true, fared: story.fared('init') }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const outer = stage.outside.spawn()
    join(outer, puppet)
    const sameNumber = outer.call('getpid') === outer.pid
    outer.kill(puppet.pid, signalNamed('SIGKILL'))
    return { sameNumber, fared: seen(puppet) }
  },
})

const diesWithNamespace = scenario({
  id: 'joining/dies-with-the-namespace',
  theme: 'joining',
  cites: ['pid_namespace.c#zap_pid_ns_processes', 'pid_namespaces(7)'],
  needs: ['root'],
  model(traits) {
    const story = joinedStory(traits)
    story.kill('outside', 'init', 'SIGKILL')
    const joined = story.wait('outer', 'inner')
    return { joined, init: story.wait('outside', 'init') }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const { inner } = joiner(stage, puppet)
    stage.outside.kill(puppet.pid, signalNamed('SIGKILL'))
    // First the joined process: the init is not gone before its zombie is.
    const joined = seen(inner, inner.outcome())
    return { joined, init: seen(puppet, puppet.outcome()) }
  },
})

/** What `docker exec` leaves when its client is gone: a child that belongs to the outside. */
const orphanGoesOutside = scenario({
  id: 'joining/orphan-goes-outside',
  theme: 'joining',
  cites: ['exit.c#find_new_reaper', 'pid_namespaces(7)'],
  needs: ['root'],
  model(traits) {
    const story = joinedStory(traits)
    story.exit('outer', 0)
    return {
      newParent: story.parent('inner') === 'init' ? 'init' : 'outside',
      seenInside: story.number('inner', story.parent('inner')),
    }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const { outer, inner } = joiner(stage, puppet)
    leave(outer)
    const reaper = stage.lab.lane.outer
    const isOutside = becomes(() => procKin(inner.pid)?.parent === reaper.pid)
    const seenInside = inner.call('getppid')
    return { newParent: isOutside ? 'outside' : 'init', seenInside }
  },
})

/** A zombie that nobody outside waits for keeps the init's end from being told. */
const zombieDelaysEnd = scenario({
  id: 'joining/zombie-outside-delays-the-end',
  theme: 'joining',
  cites: ['pid_namespace.c#zap_pid_ns_processes', 'pid_namespaces(7)'],
  needs: ['root'],
  model(traits) {
    const story = joinedStory(traits)
    story.exit('inner', 4)
    story.exit('init', 7)
    const before = story.wait('outside', 'init')
    const zombie = story.wait('outer', 'inner')
    return { before, zombie, after: story.wait('outside', 'init') }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const { inner } = joiner(stage, puppet)
    const leaveInner = new Program().unanswered()
    leaveInner.call('exit_group', 4)
    inner.post(leaveInner)
    becomes(() => procState(inner.pid) === 'zombie')
    const leaveInit = new Program().unanswered()
    leaveInit.call('exit_group', 7)
    puppet.post(leaveInit)
    // On its way out the init ends all others, and then sleeps until their numbers are free.
    becomes(() => isExiting(puppet.pid) && procState(puppet.pid) !== 'running')
    const asked = waitWithoutHanging(stage.outside, puppet.pid)
    return {
      before: asked === 0 ? 'none yet' : errno(asked),
      zombie: seen(inner, inner.outcome()),
      after: seen(puppet, puppet.outcome()),
    }
  },
})

/** wait4 with WNOHANG: 0 when the child has not ended. */
function waitWithoutHanging(parent: Puppet, pid: number): number {
  return parent.call('wait4', pid, 0, 1, 0)
}

export const joining: readonly ThemedScenario[] = [
  killFromJoined,
  notYetJoined,
  diesWithNamespace,
  orphanGoesOutside,
  zombieDelaysEnd,
]
