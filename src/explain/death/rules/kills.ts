/** Ends by SIGKILL that came through the engine: at the end of a stop, by `docker kill`, by a removal with force. */
import { valueOr } from '../../../observe/fact.ts'
import {
  atTheEnd,
  codeOf,
  type Ending,
  endOf,
  happened,
  hasTraceOfStop,
  sentIn,
  slack,
  wasRestarted,
  wasStopped,
} from '../ending.ts'
import type { Evidence } from '../evidence.ts'
import { foundCode, foundSent, inferredBy, knownFrom } from '../found.ts'
import type { DeathRule } from '../rule.ts'

const byKill = 137
const sigkill = 9

/** Told to stop, lived on, and was killed when its time was over. */
export const graceExhausted: DeathRule = {
  id: 'grace-exhausted',
  needs: ['exit-code', 'events'],
  claims(ending) {
    const kill = lastKill(ending)
    if (codeOf(ending) !== byKill || kill === undefined) return undefined
    const told = toldBefore(kill.at, ending)
    if (told?.signal === undefined) return undefined
    const waited = kill.at - told.at
    const allowed = allowedIn(ending)
    const isAsAllowed = allowed !== undefined && Math.abs(waited - allowed) <= slack + allowed / 50
    if (!wasStopped(ending) && !isAsAllowed) return undefined
    return {
      cause: {
        code: 'grace-exhausted',
        signal: told.signal,
        waited,
        ...(isAsAllowed && { allowed }),
      },
      // What came at the right time may have been sent by hand; a stop that is complete was not.
      confidence: wasStopped(ending) ? 'certain' : 'likely',
      others: ['killed-by-engine'],
      because: [
        ...foundCode(ending),
        foundSent(told, ending),
        foundSent(kill, ending),
        ...(wasStopped(ending) ? [knownFrom('events', { code: 'stop-completed' })] : []),
        inferredBy('events', { code: 'survived', signal: told.signal, duration: waited }),
      ],
    }
  },
}

/** SIGKILL at once. One that is gone may have been killed by its removal, or was to be removed at its end. */
export const killedByEngine: DeathRule = {
  id: 'killed-by-engine',
  needs: ['exit-code', 'events'],
  claims(ending) {
    const kill = lastKill(ending)
    if (codeOf(ending) !== byKill || kill === undefined) return undefined
    const removal = removalAfter(ending)
    return {
      cause: { code: 'killed-by-engine', by: removal === undefined ? 'kill' : 'kill-or-removal' },
      confidence: 'certain',
      because: [
        ...foundCode(ending),
        foundSent(kill, ending),
        ...(removal === undefined
          ? []
          : [knownFrom('events', { code: 'removed', after: removal.at - endOf(ending) })]),
      ],
    }
  },
}

/** Where the engine tells that it sent something, but not what. */
export const killedByEngineUnsaid: DeathRule = {
  id: 'killed-by-engine-unsaid',
  needs: ['exit-code', 'events'],
  claims(ending) {
    const kill = sentIn(ending).findLast(
      ({ signal, at }) => signal === undefined && endOf(ending) - at <= 2 * slack,
    )
    if (codeOf(ending) !== byKill || kill === undefined) return undefined
    return {
      cause: { code: 'killed-by-engine', by: 'kill' },
      confidence: 'likely',
      because: [...foundCode(ending), foundSent(kill, ending)],
      others: ['told-and-ended', 'ended'],
    }
  },
}

/** Where the engine tells of a stop only by cleaning up after it. */
export const graceExhaustedUnsaid: DeathRule = {
  id: 'grace-exhausted-unsaid',
  needs: ['exit-code', 'events'],
  claims(ending) {
    const isStopped = wasStopped(ending) || hasTraceOfStop(ending)
    if (codeOf(ending) !== byKill || !isStopped || tellsSignals(ending)) return undefined
    const signal = valueOr(ending.container?.stop.signal ?? unasked, undefined)
    const allowed = allowedIn(ending)
    return {
      cause: {
        code: 'grace-exhausted',
        ...(signal !== undefined && { signal }),
        ...(allowed !== undefined && { allowed }),
      },
      confidence: 'likely',
      because: [...foundCode(ending), foundStop(ending)],
      others: ['killed-from-outside', 'told-and-ended'],
    }
  },
}

/** Podman's removal by force: it dies, and is gone. With `--rm` any end looks like that. */
export const removedUnsaid: DeathRule = {
  id: 'removed-unsaid',
  needs: ['exit-code', 'events'],
  claims(ending) {
    const removal = removalAfter(ending)
    if (codeOf(ending) !== byKill || tellsSignals(ending)) return undefined
    if (removal === undefined) return undefined
    return {
      cause: { code: 'killed-by-engine', by: 'kill-or-removal' },
      confidence: 'guess',
      because: [
        ...foundCode(ending),
        knownFrom('events', { code: 'removed', after: removal.at - endOf(ending) }),
      ],
      others: ['killed-from-outside', 'grace-exhausted'],
    }
  },
}

/** The trace that a stop has left. */
export function foundStop(ending: Ending): Evidence {
  if (wasStopped(ending)) return knownFrom('events', { code: 'stop-completed' })
  return knownFrom('events', { code: wasRestarted(ending) ? 'restart-asked' : 'cleaned-twice' })
}

const unasked = { known: false, why: 'not-asked' } as const

function tellsSignals({ habits }: Ending): boolean {
  return habits?.signals ?? false
}

function lastKill(ending: Ending) {
  return sentIn(ending).findLast(
    ({ signal, at }) => signal === sigkill && endOf(ending) - at <= 2 * atTheEnd,
  )
}

/** The signal of the stop: the one that its settings name, else the last that was sent. */
function toldBefore(kill: number, ending: Ending) {
  const told = sentIn(ending).filter(({ signal, at }) => signal !== sigkill && at < kill)
  const asked = valueOr(ending.container?.stop.signal ?? unasked, undefined)
  return told.findLast(({ signal }) => signal === asked) ?? told.at(-1)
}

/** Milliseconds; left out where it has for ever, or nobody knows. */
function allowedIn({ container }: Ending): number | undefined {
  const allowed = valueOr(container?.stop.timeout ?? unasked, -1)
  return allowed < 0 ? undefined : allowed
}

/** Its removal, where that came so soon that one command did both. */
function removalAfter(ending: Ending) {
  const removal = happened(ending, 'remove')
  const isAtOnce = removal !== undefined && removal.at - endOf(ending) <= atTheEnd
  const isByItself = valueOr(ending.container?.isRemovedAtEnd ?? unasked, false)
  return isAtOnce && !isByItself ? removal : undefined
}
