/**
 * Namespaces within namespaces, three deep. For each init, whoever has no number in its namespace is above it, and only
 * from there SIGKILL and SIGSTOP come through.  pid_namespaces(7)
 */
import type { KernelTraits, Relation, SignalName } from '../../kernel/index.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { init, ruled } from './expected.ts'
import { killAtRisk, sendAtRisk } from './fatal-sending.ts'
import { procState, statusOf } from './proc.ts'
import { fared, seen, signalNamed } from './seen.ts'
import { type Stage, scenario } from './stage.ts'
import { type Name, Story } from './story.ts'
import type { ThemedScenario } from './themed.ts'

/** An init in an init in an init, below the outside (level 0), and a further process of each namespace but the outermost. */
interface Tower {
  readonly inits: readonly [Puppet, Puppet, Puppet]
  readonly outside: Puppet
}

type Level = 1 | 2 | 3

/** The sender: the outside, the init of a level, or another process of that level. */
interface Sender {
  readonly level: 0 | Level
  readonly who: 'init' | 'member'
}

function build(stage: Stage): Tower {
  const first = stage.newInit()
  const second = first.spawn({ newPidNamespace: true })
  const third = second.spawn({ newPidNamespace: true })
  return { inits: [first, second, third], outside: stage.outside }
}

/** The same in the model. */
function tower(traits: KernelTraits): Story {
  const story = new Story(traits)
  story.fork('outside', 'init 1', { into: 'new' })
  story.fork('init 1', 'init 2', { into: 'new' })
  story.fork('init 2', 'init 3', { into: 'new' })
  return story
}

function senderOf({ inits, outside }: Tower, { level, who }: Sender): Puppet {
  if (level === 0) return outside
  const there = inits[level - 1] as Puppet
  return who === 'init' ? there : there.spawn()
}

/** The number a process has in the namespace of a level; level 0 is the mount's, which is Node's. */
function numberAt(puppet: Puppet, level: number): number {
  const numbers = statusOf(puppet.pid, 'NSpid').split(/\s+/).map(Number)
  const number = numbers[numbers.length - 1 - (depth(puppet) - level)]
  if (number === undefined) throw new Error(`process ${puppet.pid} has no number at level ${level}`)
  return number
}

/** How many namespaces below Node's it is. */
function depth({ pid }: Puppet): number {
  const own = statusOf(process.pid, 'NSpid').split(/\s+/).length
  return statusOf(pid, 'NSpid').split(/\s+/).length - own
}

function between(name: SignalName, target: Level, sender: Sender): ThemedScenario {
  const from: Relation = sender.level === target ? 'inside' : 'ancestor'
  const level = sender.level === 0 ? 'outside' : `level-${sender.level}-${sender.who}`
  return scenario({
    id: `nesting/${name}/${level}-to-level-${target}-init`,
    theme: 'nesting',
    cites: ['signal.c#send_signal_locked', 'signal.c#sig_task_ignored', 'pid_namespaces(7)'],
    claim: 'kill-9-never-works',
    ...(from === 'ancestor' && name === 'SIGKILL' ? { shows: 'kill-from-above' as const } : {}),
    model(traits) {
      const ruling = ruled(init, name, traits, { from })
      return { errno: ruling.errno ?? 'none', fared: fared(ruling), result: ruling.result }
    },
    kernel(stage) {
      const tower = build(stage)
      const puppet = tower.inits[target - 1] as Puppet
      const from = senderOf(tower, sender)
      const number = numberAt(puppet, sender.level)
      stage.begin()
      const { outcome, told } = killAtRisk(from, number, signalNamed(name), puppet)
      const { result } = stage.generated(puppet, signalNamed(name))
      return { errno: told(0), fared: seen(puppet, outcome), result }
    },
  })
}

/** si_pid as the handler of the second level's init sees it. */
function senderShown(sender: Sender): ThemedScenario {
  return scenario({
    id: `nesting/si_pid/from-level-${sender.level}`,
    theme: 'nesting',
    cites: ['signal.c#send_signal_locked', 'sigaction(2)', 'pid_namespaces(7)'],
    model(traits) {
      const story = tower(traits)
      story.action('init 2', 'SIGTERM', { handler: 'run' })
      if (sender.level > 0) story.fork(`init ${sender.level}`, 'sender')
      story.kill(sender.level === 0 ? 'outside' : 'sender', 'init 2', 'SIGTERM')
      return { fared: story.fared('init 2'), pid: story.runs('init 2').pid }
    },
    kernel(stage) {
      const tower = build(stage)
      const [, puppet] = tower.inits
      const term = signalNamed('SIGTERM')
      puppet.sigaction(term, 'caught')
      senderOf(tower, sender).kill(numberAt(puppet, sender.level), term)
      const became = seen(puppet)
      const [run] = puppet.handlerRuns()
      return { fared: became, pid: run?.pid ?? -1 }
    },
  })
}

/** The end of a namespace is the end of all below it. */
const endOfAll = scenario({
  id: 'nesting/outer-init-ends',
  theme: 'nesting',
  cites: ['pid_namespace.c#zap_pid_ns_processes', 'pid_namespaces(7)'],
  shows: 'outer-namespace-ends',
  model(traits) {
    const story = tower(traits)
    story.kill('outside', 'init 1', 'SIGKILL')
    const gone = (name: Name): string => (story.process(name) ? 'there' : 'gone')
    return { first: story.fared('init 1'), second: gone('init 2'), third: gone('init 3') }
  },
  kernel(stage) {
    const { inits, outside } = build(stage)
    const [first, second, third] = inits
    outside.kill(first.pid, signalNamed('SIGKILL'))
    const end = seen(first, first.outcome())
    // Reaped with their namespace: nothing is left to wait for.
    return { first: end, second: procState(second.pid), third: procState(third.pid) }
  },
})

/** A pidfd that is inherited downwards names its process and still does not reach it. */
const leakedPidfd = scenario({
  id: 'nesting/pidfd-leaked-down',
  theme: 'nesting',
  cites: ['signal.c#kill_something_info', 'pid_namespaces(7)'],
  model(traits) {
    const ruling = ruled(init, 'SIGKILL', traits, {
      call: 'pidfd_send_signal',
      from: 'descendant',
    })
    return { errno: ruling.errno ?? 'none', fared: fared(ruling) }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const descriptor = puppet.call('pidfd_open', 1, 0)
    const nested = puppet.spawn({ newPidNamespace: true })
    const program = new Program()
    program.call('pidfd_send_signal', descriptor, signalNamed('SIGKILL'), 0, 0)
    const { outcome, told } = sendAtRisk(nested, program, puppet)
    return { errno: told(0), fared: seen(puppet, outcome) }
  },
})

const outside: Sender = { level: 0, who: 'member' }

export const nesting: readonly ThemedScenario[] = [
  between('SIGKILL', 1, { level: 1, who: 'member' }),
  between('SIGTERM', 1, outside),
  between('SIGKILL', 1, outside),
  between('SIGSTOP', 1, outside),
  between('SIGKILL', 2, { level: 2, who: 'member' }),
  between('SIGTERM', 2, { level: 1, who: 'init' }),
  between('SIGKILL', 2, { level: 1, who: 'init' }),
  between('SIGKILL', 2, { level: 1, who: 'member' }),
  between('SIGSTOP', 2, { level: 1, who: 'member' }),
  between('SIGKILL', 2, outside),
  between('SIGKILL', 3, { level: 3, who: 'member' }),
  between('SIGKILL', 3, { level: 2, who: 'init' }),
  between('SIGKILL', 3, { level: 1, who: 'member' }),
  between('SIGTERM', 3, outside),
  between('SIGKILL', 3, outside),
  senderShown({ level: 2, who: 'member' }),
  senderShown({ level: 1, who: 'member' }),
  senderShown(outside),
  endOfAll,
  leakedPidfd,
]
