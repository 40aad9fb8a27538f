/** Whether a process is the init of a container and only keeps it up, so that what matters is behind it. */
import { valueOr } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import { isStandIn } from '../runtimes/index.ts'
import { likelyInit } from './likely-question.ts'

export function standsIn(observation: Observation): boolean {
  return likelyInit(observation) === 'namespace' && isStandIn(valueOr(observation.name, ''))
}
