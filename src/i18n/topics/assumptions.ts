/** What a forecast takes for granted, turned round: each completes *unless …*. And why a fact is missing. */
import type { Assumption } from '../../explain/forecast.ts'
import type { UnknownReason } from '../../observe/fact.ts'

export interface AssumptionTexts {
  /** Completes *unless …*; `signal` is the signal's name, or a word for each of several. */
  readonly unless: Readonly<Record<Assumption, (signal: string) => string>>
  readonly reasons: Readonly<Record<UnknownReason, string>>
  /** A signal that stands for each of several. */
  readonly each: string
}
