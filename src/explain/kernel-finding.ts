/**
 * What the kernel's ruling alone says about the process. Where a handler runs or a waiting thread takes the signal, the
 * program goes on, and the kernel has nothing more to say.
 */
import type { Fate } from '../kernel/index.ts'
import type { Finding } from './finding.ts'
import type { Forecast } from './forecast.ts'
import { surenessOf } from './sureness.ts'

/** The outcome, unless it is the program's. */
export function kernelFinding(forecast: Forecast): Omit<Finding, 'path'> | undefined {
  const { ruling, confidence: told } = forecast
  if (told === 'unknown') return { outcome: 'unknown', confidence: 'guess' }
  const confidence = surenessOf(forecast)
  const outcome = outcomes[ruling.fate]
  if (outcome === 'program') return undefined
  if (outcome !== 'abrupt') return { outcome, confidence }
  return { outcome, confidence, end: { kind: 'signal', signal: ruling.signal } }
}

const outcomes: Readonly<
  Record<Fate, Exclude<Finding['outcome'], 'graceful' | 'reloads'> | 'program'>
> = {
  refused: 'deaf',
  dropped: 'deaf',
  merged: 'deaf',
  pending: 'deaf',
  discarded: 'deaf',
  trapped: 'unknown',
  taken: 'program',
  handled: 'program',
  stopped: 'stopped',
  dumped: 'abrupt',
  killed: 'abrupt',
}
