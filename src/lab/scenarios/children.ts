/**
 * How an init hears of its children's ends, and which of them it never has to wait for. A child may be born with another
 * signal than SIGCHLD for its end: that one is sent like any other, and means nothing to an init without a handler.
 */
import type { SignalName, Target } from '../../kernel/index.ts'
import type { Action } from '../../kernel/world/index.ts'
import { actionFlag, type Disposition } from '../subject/disposition.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { catching, expectedFrom, init, ordinary } from './expected.ts'
import { becomes, procState } from './proc.ts'
import { ended, errno, seen, signalNamed } from './seen.ts'
import { type Stage, scenario } from './stage.ts'
import { Story } from './story.ts'
import { takePart } from './take-part.ts'
import type { ThemedScenario } from './themed.ts'

/** What the init has set for SIGCHLD. */
interface Care {
  readonly id: string
  readonly model?: Action
  readonly kernel?: Disposition
}

const cares: readonly Care[] = [
  { id: 'default' },
  { id: 'ignored', model: { handler: 'ignore' }, kernel: 'ignored' },
  { id: 'caught', model: { handler: 'run' }, kernel: 'caught' },
  {
    id: 'caught-without-zombies',
    model: { handler: 'run', noZombies: true },
    kernel: { flags: actionFlag.noChildWait | actionFlag.restart },
  },
]

function childEnds({ id, model, kernel }: Care): ThemedScenario {
  return scenario({
    id: `children/SIGCHLD-${id}`,
    theme: 'children',
    cites: ['signal.c#do_notify_parent', 'wait(2)', 'sigaction(2)'],
    model(traits) {
      const story = new Story(traits)
      story.fork('outside', 'init', { into: 'new' })
      if (model) story.action('init', 'SIGCHLD', model)
      story.fork('init', 'child')
      story.exit('child', 5)
      const runs = story.runs('init').count
      const child = story.process('child') ? 'zombie' : 'gone'
      const whom = { kind: 'number', number: -1 } as const
      const call = { call: 'wait4', whom, stopped: false, continued: false } as const
      return {
        runs,
        child,
        wait: child === 'gone' ? story.act('init', call) : story.wait('init', 'child'),
      }
    },
    kernel(stage) {
      const puppet = stage.newInit()
      if (kernel) puppet.sigaction(signalNamed('SIGCHLD'), kernel)
      const child = puppet.spawn()
      endNow(child, 5)
      const state = procState(child.pid)
      const runs = puppet.runs(signalNamed('SIGCHLD'))
      return { runs, child: state, wait: waited(puppet) }
    },
  })
}

/** Lets a child exit, until it is a zombie or gone. */
function endNow(child: Puppet, code: number): void {
  const program = new Program().unanswered()
  program.call('exit_group', code)
  child.post(program)
  becomes(() => ['zombie', 'gone'].includes(procState(child.pid)))
}

/** wait4(-1) with WNOHANG. */
function waited(parent: Puppet): string {
  const program = new Program()
  const status = program.space(8)
  const call = program.call('wait4', -1, status, 1, 0)
  const answer = parent.run(program)
  const value = answer.value(call)
  if (value < 0) return errno(value)
  return value === 0 ? 'none yet' : ended(answer.bytes(status).readInt32LE(0))
}

/** A child born with another signal for its end. */
function chosenSignal(chosen: SignalName, id: string, target: Target): ThemedScenario {
  return scenario({
    id: `children/end-signal/${chosen}/${id}`,
    theme: 'children',
    cites: ['signal.c#do_notify_parent', 'clone(2)'],
    claim: 'kill-9-never-works',
    model: (traits) => expectedFrom('child-end', target, traits, { chosen }),
    kernel(stage: Stage) {
      const puppet = takePart(stage, target)
      const child = puppet.spawn({ exitSignal: signalNamed(chosen) })
      stage.begin()
      endNow(child, 0)
      const generated = stage.generated(puppet, signalNamed(chosen))
      return { fared: seen(puppet), ...generated }
    },
  })
}

export const children: readonly ThemedScenario[] = [
  ...cares.map(childEnds),
  chosenSignal('SIGKILL', 'init', init),
  chosenSignal('SIGTERM', 'init', init),
  chosenSignal('SIGTERM', 'init-that-catches', catching(init, 'SIGTERM')),
  chosenSignal('SIGTERM', 'ordinary', ordinary),
  chosenSignal('SIGKILL', 'ordinary', ordinary),
]
