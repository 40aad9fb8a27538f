/**
 * What a stop costs: the time that the engine waits for nothing before it kills. A container that ends by itself costs none,
 * however long it takes.
 * moby: daemon/stop.go containerStop()
 */
import { outlives } from '../explain/outlives.ts'
import { valueOr } from '../observe/fact.ts'
import type { AuditSubject } from './subject.ts'

/** Milliseconds; `for-ever` where the engine waits without end; `unknown` where the outcome or the time is. */
export type Cost = number | 'for-ever' | 'unknown'

export function costOf({ stop, container }: AuditSubject): Cost {
  if (stop === undefined || stop.outcome === 'unknown') return 'unknown'
  if (!outlives(stop.outcome)) return 0
  const timeout = valueOr(container.stop.timeout, undefined)
  if (timeout === undefined) return 'unknown'
  return timeout < 0 ? 'for-ever' : timeout
}
