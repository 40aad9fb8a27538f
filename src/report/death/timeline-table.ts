/** The last run as a table: how long before or after the end, and what happened. */
import type { TimelineEntry } from '../../explain/death/timeline.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { DeathArguments } from '../../i18n/topics/deaths.ts'
import type { Line, Table } from '../page/page.ts'

export function timelineTable(
  entries: readonly TimelineEntry[],
  about: DeathArguments,
  { deaths }: Catalogue,
): Table | undefined {
  if (entries.length === 0) return undefined
  const rows = entries.map((entry): Line[] => [
    entry.what === 'ended' ? deaths.offset(0) : offsetOf(entry, deaths.offset),
    deaths.happening(entry, about),
  ])
  return { kind: 'table', columns: [{ align: 'right' }, { wraps: true }], rows }
}

/** What is less than a millisecond away is still before or after. */
function offsetOf({ at, what }: TimelineEntry, offset: (milliseconds: number) => string): string {
  const isAfter = what === 'stop-completed' || what === 'removed' || what === 'started-again'
  return offset(isAfter ? Math.max(1, at) : Math.min(-1, at))
}
