/**
 * What the end of an init takes along: everybody in its namespace, and the possibility of ever having anybody in it again.
 * kernel/pid_namespace.c: zap_pid_ns_processes(); kernel/pid.c: alloc_pid()
 */
import { CallFailed } from '../subject/errors.ts'
import { Program } from '../subject/program.ts'
import { expectedFrom, ordinary } from './expected.ts'
import { join } from './joining.ts'
import { becomes, procState } from './proc.ts'
import { errno, seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import { Story } from './story.ts'
import type { ThemedScenario } from './themed.ts'

const cites = ['pid_namespace.c#zap_pid_ns_processes', 'pid_namespaces(7)'] as const

/** The status is the init's own; the children are killed by the kernel, which no mask and no handler keeps off. */
const takesChildrenAlong = scenario({
  id: 'death-of-an-init/takes-children-along',
  theme: 'death-of-an-init',
  cites,
  shows: 'exit',
  model(traits) {
    const story = new Story(traits)
    story.fork('outside', 'init', { into: 'new' })
    story.fork('init', 'child')
    story.exit('init', 3)
    const { result, sentAs } = expectedFrom('namespace-end', ordinary, traits)
    return {
      init: story.wait('outside', 'init'),
      child: story.process('child') ? 'there' : 'gone',
      result: result ?? '',
      sentAs: sentAs ?? '',
    }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const child = puppet.spawn({ parentDeathSignal: 0, blocked: 2n ** 64n - 1n })
    const program = new Program()
    program.call('exit_group', 3)
    stage.begin()
    const end = seen(puppet, puppet.attempt(program))
    const generated = stage.generated(child, signalNamed('SIGKILL'))
    return { init: end, child: procState(child.pid), ...generated }
  },
})

/** A handler, a mask and a grandchild do not help. */
const takesGrandchildrenAlong = scenario({
  id: 'death-of-an-init/takes-grandchildren-along',
  theme: 'death-of-an-init',
  cites,
  model(traits) {
    const story = new Story(traits)
    story.fork('outside', 'init', { into: 'new' })
    story.fork('init', 'child')
    story.fork('child', 'grandchild')
    story.kill('outside', 'init', 'SIGKILL')
    return {
      init: story.wait('outside', 'init'),
      grandchild: story.process('grandchild') ? 'there' : 'gone',
    }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const grandchild = puppet.spawn({ parentDeathSignal: 0 }).spawn({ parentDeathSignal: 0 })
    stage.outside.kill(puppet.pid, signalNamed('SIGKILL'))
    const end = seen(puppet, puppet.outcome())
    return { init: end, grandchild: procState(grandchild.pid) }
  },
})

/** Nobody can be born into the namespace any more, by whomever; nor can the outside be left in that way. */
const nobodyIsBorn = scenario({
  id: 'death-of-an-init/nobody-is-born-afterwards',
  theme: 'death-of-an-init',
  cites: ['pid.c#alloc_pid', ...cites],
  needs: ['root'],
  model(traits) {
    const story = new Story(traits)
    story.fork('outside', 'init', { into: 'new' })
    story.fork('outside', 'outer')
    story.kill('outside', 'init', 'SIGKILL')
    return { fork: story.fork('outer', 'inner', { into: { namespaceOf: 'init' } }) }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const outer = stage.outside.spawn()
    join(outer, puppet)
    stage.outside.kill(puppet.pid, signalNamed('SIGKILL'))
    becomes(() => procState(puppet.pid) === 'zombie')
    try {
      outer.spawn()
      return { fork: 'none' }
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      return { fork: errno(-error.errno) }
    }
  },
})

export const deathOfAnInit: readonly ThemedScenario[] = [
  takesChildrenAlong,
  takesGrandchildrenAlong,
  nobodyIsBorn,
]
