/**
 * A scenario of the common kind: the kernel itself sends a signal (see kernel/origins.ts) to an init or to an ordinary
 * process, and both the end and the trace must be what the origin's row makes the model say.
 */

import type { InitEnd } from '../../kernel/ends-of-an-init.ts'
import type { Relation, SignalName, Target } from '../../kernel/index.ts'
import { type Origin, origins } from '../../kernel/origins.ts'
import type { Outcome } from '../subject/outcome.ts'
import type { Puppet } from '../subject/puppet.ts'
import { expectedFrom } from './expected.ts'
import { seen, signalNamed } from './seen.ts'
import { type Need, type Stage, scenario } from './stage.ts'
import { takePart } from './take-part.ts'
import type { Claim, Theme, ThemedScenario } from './themed.ts'

/** One such scenario. */
export interface FromKernel {
  readonly id: string
  readonly theme: Theme
  readonly origin: Origin
  readonly target: Target
  /** The signal, where the origin leaves it open. */
  readonly chosen?: SignalName
  /** Where the process stands that causes it; inside, when left out. */
  readonly actor?: Relation
  readonly claim?: Claim
  readonly shows?: InitEnd
  readonly needs?: readonly Need[]
  readonly slow?: true
  /** Brings it about; what became of the puppet after that. */
  act(puppet: Puppet, stage: Stage): Outcome
}

/** The scenario that compares outcome and trace. */
export function fromKernel(row: FromKernel): ThemedScenario {
  const { id, theme, origin, target, actor, chosen, claim, shows, needs, slow } = row
  const name = chosen ?? origins[origin].signal
  if (!name) throw new Error(`${origin} leaves the signal open`)
  return scenario({
    id: `${theme}/${id}`,
    theme,
    cites: [...origins[origin].cites, 'signal.c#send_signal_locked'],
    ...(claim ? { claim } : {}),
    ...(shows ? { shows } : {}),
    ...(needs ? { needs } : {}),
    ...(slow ? { slow } : {}),
    model: (traits) =>
      expectedFrom(origin, target, traits, {
        ...(actor ? { actor } : {}),
        ...(chosen ? { chosen } : {}),
      }),
    kernel(stage) {
      const puppet = takePart(stage, target)
      stage.begin()
      const outcome = row.act(puppet, stage)
      const generated = stage.generated(puppet, signalNamed(name))
      return { fared: seen(puppet, outcome), ...generated }
    },
  })
}
