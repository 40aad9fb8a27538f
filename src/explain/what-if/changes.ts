/** Which signals come to something else after a change than before it, and which of that nobody asked for. */
import type { Outcome, Prognosis } from '../prognosis.ts'

export interface Change {
  readonly before: Outcome
  readonly after: Outcome
  readonly signals: readonly number[]
  /** Another signal than the stop signal. */
  readonly isSideEffect: boolean
  /** It costs something: what lived on ends, or what was told is not told any more. */
  readonly isHarm: boolean
}

/** Signals that change in the same way are one row, the stop signal first. */
export function changesBetween(
  before: readonly Prognosis[],
  after: readonly Prognosis[],
  stopSignal: number,
): readonly Change[] {
  const changes = new Map<string, Change>()
  for (const { signal, outcome: was } of before) {
    const becomes = after.find((each) => each.signal === signal)?.outcome
    if (becomes === undefined || becomes === was) continue
    const isSideEffect = signal !== stopSignal
    if (isSideEffect && ofNobody.includes(signal)) continue
    const key = `${isSideEffect} ${was} ${becomes}`
    const signals = [...(changes.get(key)?.signals ?? []), signal]
    const isHarm = isSideEffect && isHarmful(was, becomes)
    changes.set(key, { before: was, after: becomes, signals, isSideEffect, isHarm })
  }
  return [...changes.values()].sort((a, b) => rank(a) - rank(b))
}

/** CHLD, by which parents collect children, and what C libraries send to their own threads. */
const ofNobody = [17, 32, 33]

function rank({ isSideEffect, isHarm }: Change): number {
  return Number(isSideEffect) * 2 - Number(isHarm)
}

function isHarmful(before: Outcome, after: Outcome): boolean {
  if (after === 'abrupt' || after === 'stopped') return before !== 'abrupt'
  return before === 'graceful'
}
