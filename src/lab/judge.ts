/**
 * Judges cases that were played on the kernel: what does the model say, and where do they differ?
 */
import { type Citation, type StepId, steps } from '../kernel/index.ts'
import type { Case } from './case.ts'
import { compare, type Difference } from './compare.ts'
import { onModel } from './on-model.ts'
import type { Outcome } from './outcome.ts'
import type { Rules } from './rules.ts'

/** A case on which model and kernel do not agree. */
export interface Mismatch {
  readonly row: Case
  /** Undefined when no step of the model rules on the signal. */
  readonly model: Outcome | undefined
  readonly kernel: Outcome
  /** The first field that differs. */
  readonly difference: Difference
  /** The steps that decided, and where they can be read. */
  readonly decidedBy: readonly { readonly step: StepId; readonly cites: readonly Citation[] }[]
}

/** A case's verdict: the steps that decided it, and the mismatch, if there is one. */
export interface Judgement {
  readonly decidedBy: readonly StepId[]
  readonly mismatch: Mismatch | undefined
}

/** Judges one case. */
export function judge(row: Case, kernel: Outcome, rules: Rules): Judgement {
  const prediction = onModel(row, rules)
  if (!prediction) {
    const difference = { field: 'ruling', model: undefined, kernel }
    const mismatch = { row, model: undefined, kernel, difference, decidedBy: [] }
    return { decidedBy: [], mismatch }
  }
  const { outcome: model, decidedBy } = prediction
  const difference = compare(model, kernel)
  if (!difference) return { decidedBy, mismatch: undefined }
  const cited = decidedBy.map((step) => ({ step, cites: citesOf.get(step) ?? [] }))
  return { decidedBy, mismatch: { row, model, kernel, difference, decidedBy: cited } }
}

const citesOf: ReadonlyMap<StepId, readonly Citation[]> = new Map(
  steps.map(({ id, cites }) => [id, cites]),
)
