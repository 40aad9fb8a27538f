/** One container as the rules see it: what its engine says, what was seen of its processes, and what its stop comes to. */
import type { Explanation } from '../explain/forecast.ts'
import type { Prognosis } from '../explain/prognosis.ts'
import type { Container } from '../observe/container/container.ts'
import type { Fact } from '../observe/fact.ts'
import type { ProcessTree } from '../observe/process-tree.ts'

export interface AuditSubject {
  readonly container: Container
  /** Its first process and those below; unknown where it could not be looked at. */
  readonly tree: Fact<ProcessTree>
  /** The kernel's ruling on the stop signal. */
  readonly explanation?: Explanation
  /** What becomes of the first process by the stop signal, from the engine. Left out where that cannot be said. */
  readonly stop?: Prognosis
  /** The same for other signals that are used for stopping, where the stop signal serves badly. */
  readonly others: readonly Prognosis[]
}
