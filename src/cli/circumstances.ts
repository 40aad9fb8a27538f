/** Who sends, from where, and on which kernel: what an explanation needs beside the process itself. */
import type { Vantage } from '../explain/forecast.ts'
import type { Circumstances } from '../explain/likely-question.ts'
import { measuredTraits, type Relation } from '../kernel/index.ts'
import { valueOr } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import type { Reader } from '../observe/procfs/reader.ts'
import { relationTo } from '../observe/procfs/relation.ts'
import { standingOf } from '../report/explanation/view.ts'

/** The release that the traits of the model were measured on; other kernels may differ in them. */
const measuredRelease = /^6\.18\.44(?!\d)/

/** A process of this machine, and a sender who is whoever runs sigwhy. */
export function circumstancesHere({ user }: Reader, release: string): Circumstances {
  return {
    traits: measuredTraits,
    measured: measuredRelease.test(release),
    user: valueOr(user, circumstancesElsewhere.user),
  }
}

/** A text from somewhere: nothing is known about the sender, so the forecast is about everything else. */
export const circumstancesElsewhere: Circumstances = {
  traits: measuredTraits,
  measured: false,
  user: { real: 0, effective: 0, capKill: true },
}

/** The side on which the reader stands; where that is not known, the one that the numbers suggest. */
export function standingTo(target: Observation, reader: Reader): Vantage {
  const relation = relationTo(target, reader)
  return (relation.known ? sides[relation.value] : undefined) ?? standingOf(target)
}

const sides: Readonly<Record<Relation, Vantage | undefined>> = {
  self: 'inside',
  inside: 'inside',
  ancestor: 'host',
  descendant: undefined,
  unrelated: undefined,
  kernel: undefined,
}
