/**
 * The prognosis of a signal: asks the kernel model what becomes of the signal, and where the model hands it to the program,
 * what that program does with it and whom it passes it on to. Reads nothing and sends nothing.
 */
import type { ProcessTree } from '../observe/process-tree.ts'
import { caveatsFor } from './caveats.ts'
import { findOut } from './find.ts'
import type { Vantage } from './forecast.ts'
import type { Circumstances } from './likely-question.ts'
import type { Prognosis } from './prognosis.ts'
import { leastOf } from './sureness.ts'

export interface PrognosisOptions extends Circumstances {
  readonly signal: number
  readonly from: Vantage
  /** The process that would start it again, if it was observed. */
  readonly parent?: ProcessTree
}

/** What becomes of the process when the signal is sent to it. */
export function prognose(tree: ProcessTree, options: PrognosisOptions): Prognosis {
  const { signal, from, parent, ...circumstances } = options
  const { confidence, ...finding } = findOut({ tree, signal, from, circumstances })
  const caveats = caveatsFor(tree, { confidence, ...finding }, parent)
  // A process that will have its handlers in a moment is not yet what it will be.
  const isStarting = caveats.some(({ code }) => code === 'starting')
  const sureness = isStarting ? leastOf(confidence, 'likely') : confidence
  return { signal, from, ...finding, confidence: sureness, caveats }
}
