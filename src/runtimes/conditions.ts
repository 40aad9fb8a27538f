/** Conditions that many habits share. A set of signals is asked by the number that the signal has in its family. */
import { has, type SignalName, type SignalSet, signalTable } from '../kernel/index.ts'
import type { Features } from './features.ts'
import type { Condition } from './habit.ts'

export const isInit: Condition = ({ isInit }) => isInit

/** Its handler is known to be reset after one use. */
export const isOneShot: Condition = (features, signal) =>
  holds(features, 'oneShot', signal) === true

/** Its handler is known to stay. */
export const isLasting: Condition = (features, signal) =>
  holds(features, 'oneShot', signal) === false

export const isNotified: Condition = (features, signal) =>
  holds(features, 'notified', signal) === true

export const isUnnotified: Condition = (features, signal) =>
  holds(features, 'notified', signal) === false

export const catches =
  (signal: SignalName): Condition =>
  (features) =>
    holds(features, 'caught', signal) === true

export const anyOf =
  (...conditions: readonly Condition[]): Condition =>
  (features, signal) =>
    conditions.some((condition) => condition(features, signal))

type SetName = 'blocked' | 'ignored' | 'caught' | 'taken' | 'oneShot' | 'notified'

/** Whether the signal is in that set of the process; `undefined` where the set is unknown. */
export function holds(features: Features, name: SetName, signal: string): boolean | undefined {
  const set: SignalSet | undefined = features[name]
  const number = signalTable(features.family).numberOf.get(signal as SignalName)
  if (set === undefined || number === undefined) return undefined
  return has(set, number)
}
