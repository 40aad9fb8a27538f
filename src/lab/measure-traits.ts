/**
 * Finds out which kernel this is, by cases: the model's traits have values that differ between kernels, and only trying
 * tells. In particular, whether an init with a masked leader and an open worker dies.
 */
import { type KernelTraits, measuredTraits } from '../kernel/index.ts'
import { caseOf } from './case.ts'
import type { Lab } from './lab.ts'
import { joinTrace } from './on-kernel/join-trace.ts'
import { Stage } from './on-kernel/stage.ts'
import { onKernel } from './on-kernel.ts'
import type { Outcome } from './outcome.ts'

/** The traits, and which of them are only assumed because nobody could see. */
export interface Measured {
  readonly traits: KernelTraits
  readonly assumed: readonly (keyof KernelTraits)[]
}

const SIGTERM = 15
const plain = { table: 'single-thread', signal: SIGTERM, target: 'init' } as const

/** One case for each trait. */
const fromInside = caseOf({ ...plain, from: 'inside' })
const fromOutside = caseOf({ ...plain, from: 'ancestor' })
const maskedLeader = caseOf({ ...plain, from: 'inside', threads: ['blocked', 'open'] })

/** Measures them. Where there are no PID namespaces, all are assumed. */
export function measureTraits(lab: Lab): Measured {
  if (lab.lane.namespaces === 'refused') {
    const assumed = ['protectsInit', 'ancestorForces', 'shortcutSparesInit'] as const
    return { traits: measuredTraits, assumed }
  }
  const stage = new Stage(lab.lane)
  const inside = play(lab, stage, fromInside)
  const outside = play(lab, stage, fromOutside)
  const masked = play(lab, stage, maskedLeader)
  stage.clear()
  const isAssumed = outside.result === 'unobserved'
  return {
    traits: {
      protectsInit: inside.effect.kind === 'nothing',
      ancestorForces: outside.result === 'delivered' ? 'everything' : 'kill-and-stop',
      shortcutSparesInit: masked.effect.kind === 'nothing',
    },
    assumed: isAssumed ? ['ancestorForces'] : [],
  }
}

function play(lab: Lab, stage: Stage, row: typeof fromInside): Outcome {
  const sighting = onKernel(lab, stage, row)
  const events = 'take' in lab.trace ? lab.trace.take().events : []
  return joinTrace([sighting], events)[0] ?? sighting.outcome
}
