/**
 * The walk of one signal over the steps, for an explanation: every step that was asked, up to the one that decided.
 */
import { type Rulings, rulingOn } from './rule.ts'
import type { Step } from './step.ts'

/** One step of the walk. */
export interface TraceEntry {
  readonly step: Step
  /** `decides` is the last entry. */
  readonly outcome: 'passes' | 'decides'
}

/** The steps asked about a signal, in order. A number outside the table throws. */
export function trace(signal: number, rulings: Rulings): TraceEntry[] {
  const { step: decider } = rulingOn(signal, rulings)
  const walk: TraceEntry[] = []
  for (const step of rulings.steps) {
    const decides = step.id === decider
    walk.push({ step, outcome: decides ? 'decides' : 'passes' })
    if (decides) break
  }
  return walk
}
