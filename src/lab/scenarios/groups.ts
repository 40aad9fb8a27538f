/**
 * Signals to many at once. A process group is not bound to a namespace, so kill(0) by an init that was left in the group of
 * its outer parent reaches that parent. kill(-1) stays inside, and spares only the init of the sender's own namespace.
 */
import type { SignalName } from '../../kernel/index.ts'
import { Program } from '../subject/program.ts'
import { groupOf, mustBeGroupOf, mustBeNested } from './boundary.ts'
import { killAtRisk } from './fatal-sending.ts'
import { becomes, procState } from './proc.ts'
import { errno, seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import { Story } from './story.ts'
import type { ThemedScenario } from './themed.ts'

/** kill(0) by an init that shares a group with a process outside. */
function leaksOutward(name: SignalName): ThemedScenario {
  return scenario({
    id: `groups/kill-zero-leaks-outward/${name}`,
    theme: 'groups',
    cites: ['signal.c#kill_something_info', 'kill(2)', 'pid_namespaces(7)'],
    model(traits) {
      const story = new Story(traits)
      story.fork('outside', 'outer')
      story.fork('outer', 'init', { into: 'new', ownGroup: false })
      const groupInside = story.number('init', 'outer')
      story.kill('init', 'own-group', name)
      return { groupInside, outer: story.fared('outer'), init: story.fared('init') }
    },
    kernel(stage) {
      const outer = stage.outside.spawn()
      const puppet = outer.spawn({ newPidNamespace: true, ownGroup: false, parentDeathSignal: 0 })
      const groupInside = puppet.call('getpgid', 0)
      mustBeGroupOf(groupOf(puppet), [outer, puppet])
      puppet.kill(0, signalNamed(name))
      return { groupInside, outer: seen(outer), init: seen(puppet) }
    },
  })
}

/** kill(0) by a member of init's own group. */
const withinGroup = scenario({
  id: 'groups/kill-zero-within',
  theme: 'groups',
  cites: ['signal.c#kill_something_info', 'kill(2)'],
  claim: 'kill-9-never-works',
  model(traits) {
    const story = new Story(traits)
    story.fork('outside', 'init', { into: 'new' })
    story.fork('init', 'sender', { ownGroup: false })
    story.kill('sender', 'own-group', 'SIGKILL')
    return { init: story.fared('init'), sender: story.fared('sender') }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const sender = puppet.spawn({ ownGroup: false })
    mustBeGroupOf(groupOf(sender), [puppet, sender])
    const program = new Program()
    program.call('kill', 0, signalNamed('SIGKILL'))
    sender.post(program)
    becomes(() => procState(sender.pid) === 'zombie' || procState(sender.pid) === 'gone')
    const afterwards = seen(puppet)
    return {
      init: afterwards,
      sender: afterwards === 'lives' ? seen(sender, sender.outcome()) : 'unobserved',
    }
  },
})

/** kill(-pgid) from above. */
function toGroup(name: SignalName): ThemedScenario {
  return scenario({
    id: `groups/kill-group-from-above/${name}`,
    theme: 'groups',
    cites: ['signal.c#kill_something_info', 'signal.c#sig_task_ignored', 'kill(2)'],
    claim: 'kill-9-never-works',
    ...(name === 'SIGKILL' ? { shows: 'kill-from-above' as const } : {}),
    model(traits) {
      const story = new Story(traits)
      story.fork('outside', 'init', { into: 'new' })
      const errno = story.kill('outside', { group: 'init' }, name)
      return { errno, fared: story.fared('init') }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      mustBeGroupOf(puppet.pid, [puppet])
      const result = stage.outside.kill(-puppet.pid, signalNamed(name))
      return { errno: errno(result), fared: seen(puppet) }
    },
  })
}

/** kill(-1) by a member. */
const everybodyInside = scenario({
  id: 'groups/kill-everybody-inside',
  theme: 'groups',
  cites: ['signal.c#kill_something_info', 'kill(2)'],
  claim: 'kill-9-never-works',
  model(traits) {
    const story = new Story(traits)
    story.fork('outside', 'init', { into: 'new' })
    for (const name of ['sender', 'sibling']) story.fork('init', name)
    story.fork('init', 'nested', { into: 'new' })
    return {
      errno: story.kill('sender', 'everybody', 'SIGKILL'),
      init: story.fared('init'),
      sender: story.fared('sender'),
      sibling: story.fared('sibling'),
      nested: story.fared('nested'),
    }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const sender = puppet.spawn()
    const sibling = puppet.spawn()
    const nested = puppet.spawn({ newPidNamespace: true })
    mustBeNested(sender)
    const { outcome, told } = killAtRisk(sender, -1, signalNamed('SIGKILL'), puppet)
    return {
      errno: told(0),
      init: seen(puppet, outcome),
      sender: seen(sender),
      sibling: seen(sibling, sibling.outcome()),
      nested: seen(nested, nested.outcome()),
    }
  },
})

/** kill(-1) by an init: what a shutdown does. */
const everybodyBelow = scenario({
  id: 'groups/kill-everybody-by-init',
  theme: 'groups',
  cites: ['signal.c#kill_something_info', 'kill(2)'],
  model(traits) {
    const story = new Story(traits)
    story.fork('outside', 'init', { into: 'new' })
    story.fork('init', 'child')
    story.fork('init', 'nested', { into: 'new' })
    story.kill('init', 'everybody', 'SIGTERM')
    const first = { child: story.fared('child'), nested: story.fared('nested') }
    story.kill('init', 'everybody', 'SIGKILL')
    return { ...first, again: story.fared('nested') }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    const child = puppet.spawn()
    const nested = puppet.spawn({ newPidNamespace: true })
    mustBeNested(puppet)
    puppet.kill(-1, signalNamed('SIGTERM'))
    const first = { child: seen(child), nested: seen(nested) }
    puppet.kill(-1, signalNamed('SIGKILL'))
    return { ...first, again: seen(nested, nested.outcome()) }
  },
})

/** kill(-1) finds nobody: neither the caller nor process 1 counts. */
const nobodyElse = scenario({
  id: 'groups/kill-everybody-else-is-nobody',
  theme: 'groups',
  cites: ['signal.c#kill_something_info', 'kill(2)'],
  model(traits) {
    const story = new Story(traits)
    story.fork('outside', 'init', { into: 'new' })
    const byLoneInit = story.kill('init', 'everybody', 0)
    story.fork('init', 'child')
    const byOnlyChild = story.kill('child', 'everybody', 0)
    story.fork('init', 'sibling')
    return { byLoneInit, byOnlyChild, withSibling: story.kill('child', 'everybody', 0) }
  },
  kernel(stage) {
    const puppet = stage.newInit()
    mustBeNested(puppet)
    const byLoneInit = errno(puppet.kill(-1, 0))
    const child = puppet.spawn()
    mustBeNested(child)
    const byOnlyChild = errno(child.kill(-1, 0))
    puppet.spawn()
    return { byLoneInit, byOnlyChild, withSibling: errno(child.kill(-1, 0)) }
  },
})

export const groups: readonly ThemedScenario[] = [
  leaksOutward('SIGTERM'),
  leaksOutward('SIGKILL'),
  withinGroup,
  toGroup('SIGTERM'),
  toGroup('SIGKILL'),
  everybodyInside,
  everybodyBelow,
  nobodyElse,
]
