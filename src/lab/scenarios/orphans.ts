/**
 * Orphans inside a namespace: they go to its init, or to whoever between asked for them; and a stopped group that nobody
 * could resume any more is hung up on.  kernel/exit.c: find_new_reaper(), kill_orphaned_pgrp()
 */
import { Program } from '../subject/program.ts'
import { leave } from './parent-death.ts'
import { becomes, procKin, procState } from './proc.ts'
import { seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import { Story } from './story.ts'
import type { ThemedScenario } from './themed.ts'

const setChildSubreaper = 36

/** The parent of a child ends; who is its parent now? */
function adopted(by: 'init' | 'subreaper'): ThemedScenario {
  return scenario({
    id: `orphans/go-to-the-${by}`,
    theme: 'orphans',
    cites: ['exit.c#find_new_reaper', 'prctl(2)', 'pid_namespaces(7)'],
    model(traits) {
      const story = new Story(traits)
      story.fork('outside', 'init', { into: 'new' })
      story.fork('init', 'subreaper')
      if (by === 'subreaper') story.act('subreaper', { call: 'prctl', subreaper: true })
      story.fork('subreaper', 'parent')
      story.fork('parent', 'child')
      story.exit('parent', 0)
      return { parent: story.parent('child') }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      const between = puppet.spawn()
      if (by === 'subreaper') between.call('prctl', setChildSubreaper, 1)
      const parent = between.spawn()
      const child = parent.spawn({ parentDeathSignal: 0 })
      leave(parent)
      becomes(() => procKin(child.pid)?.parent !== parent.pid)
      const now = procKin(child.pid)?.parent
      const found = now === puppet.pid ? 'init' : now === between.pid ? 'subreaper' : 'another'
      // Until the init ends, the lane believes that the child is the init's.
      if (by === 'subreaper') between.end()
      return { parent: found }
    },
  })
}

/** An orphan that has ended, and an init that does or does not care. */
function zombie(cares: 'by default' | 'when it ignores SIGCHLD'): ThemedScenario {
  const ignores = cares !== 'by default'
  return scenario({
    id: `orphans/zombie-of-an-init/${ignores ? 'SIGCHLD-ignored' : 'default'}`,
    theme: 'orphans',
    cites: ['signal.c#do_notify_parent', 'exit.c#forget_original_parent', 'wait(2)'],
    model(traits) {
      const story = new Story(traits)
      story.fork('outside', 'init', { into: 'new' })
      if (ignores) story.action('init', 'SIGCHLD', { handler: 'ignore' })
      story.fork('init', 'parent')
      story.action('parent', 'SIGCHLD', { handler: 'default' })
      story.fork('parent', 'child')
      story.exit('child', 5)
      const before = story.process('child') ? 'zombie' : 'gone'
      story.exit('parent', 0)
      const after = story.process('child') ? 'zombie' : 'gone'
      return { before, after }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      if (ignores) puppet.sigaction(signalNamed('SIGCHLD'), 'ignored')
      const parent = puppet.spawn()
      // What is ignored is inherited, and here the parent shall keep its zombie.
      parent.sigaction(signalNamed('SIGCHLD'), 'default')
      const child = parent.spawn()
      const end = new Program().unanswered()
      end.call('exit_group', 5)
      child.post(end)
      becomes(() => procState(child.pid) === 'zombie')
      const before = procState(child.pid)
      parent.post(end)
      // The kernel takes the parent away first, and then what it leaves.
      const last = ignores ? child : parent
      becomes(() => procState(last.pid) === (ignores ? 'gone' : 'zombie'))
      return { before, after: procState(child.pid) }
    },
  })
}

/**
 * A stopped child whose parent ends. Where the init is in the session, it could still resume the group; where it is not,
 * the kernel sends SIGHUP and SIGCONT.
 */
function stoppedGroup(initIs: 'in the session' | 'in another session'): ThemedScenario {
  const isElsewhere = initIs === 'in another session'
  return scenario({
    id: `orphans/stopped-group/init-${initIs.replaceAll(' ', '-')}`,
    theme: 'orphans',
    cites: ['exit.c#kill_orphaned_pgrp', 'credentials(7)'],
    model(traits) {
      const story = new Story(traits)
      story.fork('outside', 'init', { into: 'new' })
      story.fork('init', 'parent', { ownGroup: false })
      if (isElsewhere) story.act('parent', { call: 'setsid' })
      story.fork('parent', 'child')
      story.kill('parent', 'child', 'SIGSTOP')
      const before = story.fared('child')
      story.exit('parent', 0)
      return { before, after: story.fared('child') }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      const parent = puppet.spawn({ ownGroup: false })
      if (isElsewhere) parent.call('setsid')
      const child = parent.spawn({ parentDeathSignal: 0 })
      parent.kill(child.innerPid, signalNamed('SIGSTOP'))
      const before = seen(child, child.outcome())
      leave(parent)
      becomes(() => procKin(child.pid)?.parent === puppet.pid)
      if (!isElsewhere) return { before, after: `${procState(child.pid)} SIGSTOP` }
      return { before, after: seen(child, child.outcome()) }
    },
  })
}

export const orphans: readonly ThemedScenario[] = [
  adopted('init'),
  adopted('subreaper'),
  zombie('by default'),
  zombie('when it ignores SIGCHLD'),
  stoppedGroup('in the session'),
  stoppedGroup('in another session'),
]
