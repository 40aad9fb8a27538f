/**
 * Whether one of these signals goes to the program. Where the kernel alone decides there is nothing to add to its ruling, and
 * neither the program nor its habits need to be known.
 */
import type { Explanation } from './forecast.ts'

export function isHandedOver(
  { forecasts }: Pick<Explanation, 'forecasts'>,
  signals: readonly number[],
): boolean {
  return forecasts.some(({ signal, ruling: { fate }, confidence }) => {
    if (!signals.includes(signal) || confidence === 'unknown') return false
    return fate === 'handled' || fate === 'taken'
  })
}
