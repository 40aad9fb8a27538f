/**
 * Ends for want of memory: the kernel killed the first process, or one behind it whose end the first did not survive.
 * mm/oom_kill.c; moby/daemon/monitor.go
 */
import { valueOr } from '../../../observe/fact.ts'
import type { Cause } from '../death.ts'
import {
  codeOf,
  type Ending,
  endOf,
  hasTraceOfStop,
  lastOomEvent,
  lastOomNotes,
  sentIn,
  wasStopped,
} from '../ending.ts'
import type { Evidence } from '../evidence.ts'
import { foundCode, foundFlag, foundOomNote, knownFrom, readAsSignal } from '../found.ts'
import type { DeathRule } from '../rule.ts'

/** Somebody saw the kernel do it, just before the end. */
export const outOfMemory: DeathRule = {
  id: 'out-of-memory',
  needs: ['exit-code'],
  claims(ending) {
    const seen = seenAtTheEnd(ending)
    if (codeOf(ending) !== 137 || seen.length === 0) return undefined
    return {
      cause: causeIn(ending),
      confidence: isSure(seen, ending) ? 'certain' : 'likely',
      because: [...foundCode(ending), ...foundFlag(ending), ...seen],
      others: ['grace-exhausted', 'killed-by-engine', 'killed-from-outside'],
    }
  },
}

/** The engine says so, but not when: it may have been an earlier one that a child fell victim to. */
export const outOfMemoryByFlag: DeathRule = {
  id: 'out-of-memory-by-flag',
  needs: ['exit-code', 'oom-flag'],
  claims(ending) {
    const isSet = valueOr(ending.oomKilled, false)
    if (codeOf(ending) !== 137 || !isSet || hadEarlierOom(ending)) return undefined
    return {
      cause: causeIn(ending),
      confidence: 'likely',
      because: [...foundCode(ending), ...foundFlag(ending), readAsSignal(ending)],
      others: ['grace-exhausted', 'killed-by-engine', 'killed-from-outside'],
    }
  },
}

/** A process inside was killed, and the first one ended with a code of its own. */
export const endedAfterOom: DeathRule = {
  id: 'ended-after-oom',
  needs: ['exit-code'],
  claims(ending) {
    const isSet = valueOr(ending.oomKilled, false)
    const seen = seenAtTheEnd(ending)
    if (seen.length === 0 && (!isSet || hadEarlierOom(ending))) return undefined
    const victims = victimsIn(ending)
    return {
      cause: { code: 'ended-after-oom', exitCode: codeOf(ending), victims },
      confidence: 'likely',
      because: [...foundCode(ending), ...foundFlag(ending), ...seen],
      others: ['ended'],
    }
  },
}

/** Whoever has seen that nobody else sent anything is sure; else only where the end came at once. */
function isSure(seen: readonly Evidence[], ending: Ending): boolean {
  if (ending.isWatched && ending.habits?.signals) return true
  const isAtOnce = seen.some((each) => 'before' in each && each.before <= atOnce)
  const mayBeStopped = sentIn(ending).length > 0 || wasStopped(ending) || hasTraceOfStop(ending)
  return isAtOnce && !mayBeStopped
}

const atOnce = 2_000

function seenAtTheEnd(ending: Ending): Evidence[] {
  const event = lastOomEvent(ending)
  const before = event === undefined ? 0 : Math.max(0, endOf(ending) - event.at)
  return [
    ...(event === undefined ? [] : [knownFrom('events', { code: 'oom-event' as const, before })]),
    ...lastOomNotes(ending).map((note) => foundOomNote(note, ending)),
  ]
}

/** It was short of memory in this run, but not when it ended. */
function hadEarlierOom(ending: Ending): boolean {
  const events = ending.events.some(({ what }) => what === 'oom')
  const notes = valueOr(ending.oomNotes, []).length > 0
  return (events || notes) && seenAtTheEnd(ending).length === 0
}

function causeIn(ending: Ending): Cause {
  const notes = lastOomNotes(ending)
  const limit = valueOr(ending.container?.memoryLimit ?? unasked, 0)
  return {
    code: 'out-of-memory',
    scope: notes.at(-1)?.scope ?? 'unknown',
    ...(limit > 0 && { limit }),
    victims: victimsIn(ending),
  }
}

const unasked = { known: false, why: 'not-asked' } as const

function victimsIn(ending: Ending): string[] {
  return [...new Set(lastOomNotes(ending).map(({ victim }) => victim.name))]
}
