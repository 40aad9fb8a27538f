/** What was so as well when a container ended, and readings that do not go together. */
import { valueOr } from '../../observe/fact.ts'
import type { Cause } from './death.ts'
import { codeOf, type Ending, endOf, lastOomEvent, lastOomNotes, sentIn } from './ending.ts'
import type { Circumstance, Contradiction } from './evidence.ts'

export function circumstancesOf(cause: Cause, ending: Ending): Circumstance[] {
  return [
    ...health(ending),
    ...restarts(ending),
    ...earlierOom(ending),
    ...grace(cause, ending),
    ...pause(ending),
    ...terminal(cause, ending),
    ...sharing(cause, ending),
  ]
}

export function contradictionsOf(cause: Cause, ending: Ending): Contradiction[] {
  const code = codeOf(ending)
  const died = ending.events.findLast((event) => event.what === 'die')
  const event = died?.what === 'die' ? died.exitCode : undefined
  const isKilled = sentIn(ending).some(({ signal }) => signal === 9)
  const isFlagged = valueOr(ending.oomKilled, false)
  return [
    ...(event !== undefined && code >= 0 && event !== code
      ? [{ code: 'codes-differ' as const, inspected: code, event }]
      : []),
    ...(isKilled && code >= 0 && code !== 137
      ? [{ code: 'killed-too-late' as const, exitCode: code }]
      : []),
    ...(isFlagged && code >= 0 && code !== 137 && cause.code !== 'ended-after-oom'
      ? [{ code: 'oom-without-137' as const, exitCode: code }]
      : []),
  ]
}

function health(ending: Ending): Circumstance[] {
  const last = ending.events.findLast((event) => event.what === 'health')
  if (last?.what !== 'health' || last.status !== 'unhealthy') return []
  return [{ code: 'unhealthy', before: Math.max(0, endOf(ending) - last.at) }]
}

function restarts({ codes, container }: Ending): Circumstance[] {
  const counted = valueOr(container?.restartCount ?? unasked, 0)
  const seen = Math.max(counted, codes.length - 1)
  return seen < 1 ? [] : [{ code: 'ends-again-and-again', restarts: seen, codes }]
}

function earlierOom(ending: Ending): Circumstance[] {
  if (lastOomEvent(ending) !== undefined || lastOomNotes(ending).length > 0) return []
  const events = ending.events.filter(({ what }) => what === 'oom').map(({ at }) => at)
  const notes = valueOr(ending.oomNotes, []).map(({ at }) => at)
  const at = Math.max(...events, ...notes)
  return Number.isFinite(at) ? [{ code: 'earlier-oom', before: endOf(ending) - at }] : []
}

function grace(cause: Cause, { container }: Ending): Circumstance[] {
  if (cause.code !== 'grace-exhausted') return []
  if (cause.allowed === 0) return [{ code: 'no-grace' }]
  const allowed = valueOr(container?.stop.timeout ?? unasked, -1)
  const { waited } = cause
  const isOther = waited !== undefined && cause.allowed === undefined && allowed >= 0
  return isOther ? [{ code: 'grace-was-other', waited, allowed }] : []
}

function pause({ events }: Ending): Circumstance[] {
  const last = events.findLast(({ what }) => what === 'pause' || what === 'unpause')
  return last?.what === 'pause' ? [{ code: 'was-paused' }] : []
}

/** HUP, INT and QUIT come from a terminal, where there is one. */
function terminal(cause: Cause, { container }: Ending): Circumstance[] {
  const isTyped = cause.code === 'signalled' && [1, 2, 3].includes(cause.signal)
  return isTyped && valueOr(container?.hasTerminal ?? unasked, false)
    ? [{ code: 'has-terminal' }]
    : []
}

function sharing(cause: Cause, { container }: Ending): Circumstance[] {
  const isFromElsewhere = ['killed-from-outside', 'killed', 'signalled'].includes(cause.code)
  const mode = valueOr(container?.pidMode ?? unasked, undefined)
  const isShared = mode !== undefined && mode.kind !== 'private'
  return isFromElsewhere && isShared ? [{ code: 'shares-pid-namespace' }] : []
}

const unasked = { known: false, why: 'not-asked' } as const
