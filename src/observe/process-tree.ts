/** A process and those that descend from it, as far as they were observed. */
import type { Fact } from './fact.ts'
import type { Observation } from './observation.ts'

export interface ProcessTree {
  readonly observation: Observation
  /** By process id. Unknown also where more lie beyond a limit than were read. */
  readonly children: Fact<readonly ProcessTree[]>
}
