/**
 * Adds to what was seen of cases what the kernel wrote about them: the events between a case's mark and the next mark
 * are its own. Numbers of processes come round again; order does not lie.
 */
import { type TraceResult, traceResultNumbers } from '../../kernel/index.ts'
import type { Sighting } from '../on-kernel.ts'
import type { Outcome } from '../outcome.ts'
import type { TraceEvent } from '../trace/trace.ts'

/** The outcomes of cases, in the order they were played, with `result` and `delivery` from the trace. */
export function joinTrace(
  sightings: readonly Sighting[],
  events: readonly TraceEvent[],
): Outcome[] {
  const byMark = eventsByMark(events)
  return sightings.map(({ row, outcome, threads }) => {
    const own = byMark.get(row.id)
    if (!own) return outcome
    const { signal } = row
    return {
      ...outcome,
      result: resultIn(own, signal, threads[row.addressed]),
      delivery: deliveryIn(own, signal, threads),
    }
  })
}

function eventsByMark(events: readonly TraceEvent[]): Map<string, TraceEvent[]> {
  const byMark = new Map<string, TraceEvent[]>()
  let current: TraceEvent[] = []
  for (const event of events) {
    if (event.kind === 'mark') {
      current = []
      byMark.set(event.text, current)
    } else {
      current.push(event)
    }
  }
  return byMark
}

/** The first event is the call's: it comes right after the mark. */
function resultIn(
  events: readonly TraceEvent[],
  signal: number,
  addressed: number | undefined,
): Outcome['result'] {
  for (const event of events) {
    if (event.kind !== 'generate' || event.signal !== signal) continue
    if (event.thread === addressed) return resultNames.get(event.result) ?? 'unobserved'
  }
  return 'none'
}

function deliveryIn(
  events: readonly TraceEvent[],
  signal: number,
  threads: readonly number[],
): Outcome['delivery'] {
  const delivered = new Set<number>()
  for (const event of events) {
    if (event.kind === 'deliver' && threads.includes(event.thread)) delivered.add(event.signal)
  }
  if (delivered.has(signal)) return 'signal'
  return delivered.has(9) ? 'kill' : 'none'
}

const resultNames: ReadonlyMap<number, TraceResult> = new Map(
  Object.entries(traceResultNumbers).map(([name, number]) => [number, name as TraceResult]),
)
