/**
 * The signal a process asked for when its parent ends (PR_SET_PDEATHSIG). It is sent as if the parent had called kill(2),
 * so a parent outside of the namespace reaches its init with SIGKILL and SIGSTOP, and with nothing else.
 */
import type { SignalName, Target } from '../../kernel/index.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { catching, expectedFrom, init, ordinary } from './expected.ts'
import { seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import { dress } from './take-part.ts'
import type { ThemedScenario } from './themed.ts'

function parentDies(chosen: SignalName, id: string, target: Target): ThemedScenario {
  const isInit = target.init !== 'no'
  return scenario({
    id: `parent-death/${chosen}/${id}`,
    theme: 'parent-death',
    cites: ['exit.c#forget_original_parent', 'prctl(2)'],
    claim: 'kill-9-never-works',
    ...(isInit && chosen === 'SIGKILL' ? { shows: 'parent-death-kill' as const } : {}),
    model: (traits) =>
      expectedFrom('parent-death', target, traits, {
        actor: isInit ? 'ancestor' : 'inside',
        chosen,
      }),
    kernel(stage) {
      const parent = isInit ? stage.outside.spawn() : stage.newInit().spawn()
      const child = parent.spawn({
        newPidNamespace: isInit,
        parentDeathSignal: signalNamed(chosen),
      })
      dress(child, target)
      stage.begin()
      leave(parent)
      const generated = stage.generated(child, signalNamed(chosen))
      return { fared: seen(child), ...generated }
    },
  })
}

/** Lets a process exit, and waits until it is gone. Its children have a new parent then. */
export function leave(puppet: Puppet): void {
  const program = new Program()
  program.call('exit_group', 0)
  const outcome = puppet.attempt(program)
  if (outcome.kind !== 'died') throw new Error(`it was to exit, and ${outcome.kind}`)
}

export const parentDeath: readonly ThemedScenario[] = [
  parentDies('SIGKILL', 'init', init),
  parentDies('SIGTERM', 'init', init),
  parentDies('SIGSTOP', 'init', init),
  parentDies('SIGTERM', 'init-that-catches', catching(init, 'SIGTERM')),
  parentDies('SIGTERM', 'ordinary', ordinary),
  parentDies('SIGWINCH', 'ordinary', ordinary),
]
