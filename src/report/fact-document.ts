/** Facts as data for other programs: a value with the place it was read from, or the reason why there is none. */
import {
  formatMask,
  type MaskWidth,
  type SignalSet,
  type SignalTable,
  signalsIn,
} from '../kernel/index.ts'
import type { Fact } from '../observe/fact.ts'
import { longName } from './signal-names.ts'

export type FactDocument<T> =
  | { readonly value: T; readonly from: string }
  | { readonly unknown: string; readonly detail?: string }

export interface MaskDocument {
  /** As the kernel prints it. */
  readonly mask: string
  readonly signals: readonly string[]
}

export function factDocument<T, U>(fact: Fact<T>, convert: (value: T) => U): FactDocument<U> {
  if (fact.known) return { value: convert(fact.value), from: fact.from }
  const { why, detail } = fact
  return detail === undefined ? { unknown: why } : { unknown: why, detail }
}

/** A fact whose value is data already. */
export function plainFact<T>(fact: Fact<T>): FactDocument<T> {
  return factDocument(fact, (value) => value)
}

export function maskDocument(set: SignalSet, width: MaskWidth, table: SignalTable): MaskDocument {
  return {
    mask: formatMask(set, width),
    signals: signalsIn(set).map((signal) => longName(signal, table)),
  }
}
