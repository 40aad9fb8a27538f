/** What happened in the run that ended, in order of time, as seen from its end. */
import type { EngineEvent } from '../../observe/container/events.ts'
import { valueOr } from '../../observe/fact.ts'
import { type Ending, endOf } from './ending.ts'

export type TimelineEntry = {
  /** Milliseconds from the end: negative before it. */
  readonly at: number
} & TimelineHappening

export type TimelineHappening =
  | { readonly what: 'started' | 'paused' | 'unpaused' | 'oom' | 'stop-completed' | 'removed' }
  | { readonly what: 'sent'; readonly signal?: number }
  | { readonly what: 'health'; readonly status: string }
  | { readonly what: 'kernel-killed'; readonly name: string; readonly pid: number }
  | { readonly what: 'ended'; readonly exitCode?: number }
  | { readonly what: 'started-again' }

/** At most so many: of more, the beginning and the last are kept. */
const most = 12

/** `next` is when the run after it began. */
export function timelineOf(ending: Ending, next: number | undefined): TimelineEntry[] {
  if (!ending.endedAt.known) return []
  const end = endOf(ending)
  const code = valueOr(ending.exitCode, undefined)
  const killed = valueOr(ending.oomNotes, []).map(
    ({ at, victim }): TimelineEntry => ({ at: at - end, what: 'kernel-killed', ...victim }),
  )
  const seen = ending.events.flatMap((event): TimelineEntry[] => {
    const happening = happeningOf(event)
    return happening === undefined ? [] : [{ at: event.at - end, ...happening }]
  })
  const before = [...seen, ...killed].filter(({ what }) => !isAfterwards(what)).sort(byTime)
  const entries: TimelineEntry[] = [
    ...(ending.startedAt.known
      ? [{ at: Math.min(0, ending.startedAt.value - end), what: 'started' as const }]
      : []),
    // An engine may write down what it did a moment after the end that came of it.
    ...before.map((entry) => ({ ...entry, at: Math.min(0, entry.at) })),
    { at: 0, what: 'ended', ...(code !== undefined && { exitCode: code }) },
    ...seen.filter(({ what }) => isAfterwards(what)),
    ...(next === undefined ? [] : [{ at: next - end, what: 'started-again' as const }]),
  ]
  return entries.length <= most ? entries : [...entries.slice(0, 1), ...entries.slice(1 - most)]
}

function byTime(one: TimelineEntry, other: TimelineEntry): number {
  return one.at - other.at
}

function isAfterwards(what: TimelineEntry['what']): boolean {
  return what === 'stop-completed' || what === 'removed'
}

/** Nothing for what is said otherwise, or to nobody's use. */
function happeningOf(event: EngineEvent): TimelineHappening | undefined {
  switch (event.what) {
    case 'kill':
      return { what: 'sent', ...(event.signal !== undefined && { signal: event.signal }) }
    case 'health':
      return { what: 'health', status: event.status }
    case 'pause':
      return { what: 'paused' }
    case 'unpause':
      return { what: 'unpaused' }
    case 'stop':
      return { what: 'stop-completed' }
    case 'remove':
      return { what: 'removed' }
    case 'oom':
      return { what: 'oom' }
    case 'create':
    case 'start':
    case 'restart':
    case 'cleanup':
    case 'die':
      return undefined
  }
}
