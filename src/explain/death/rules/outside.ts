/**
 * Ends by a signal that the engine did not send: SIGKILL from the machine outside, which is the only place from where it gets
 * through to the first process of a PID namespace, or another signal that its program answered.
 * kernel/signal.c: sig_task_ignored(); pid_namespaces(7)
 */
import { valueOr } from '../../../observe/fact.ts'
import { codeOf, type Ending, endOf } from '../ending.ts'
import type { Evidence } from '../evidence.ts'
import { foundCode, foundFlag, foundNoOom, inferredBy, knownFrom, readAsSignal } from '../found.ts'
import type { DeathRule } from '../rule.ts'
import { foundPassingOn } from '../shells.ts'

/** The engine saw it end, and had sent nothing. */
export const killedFromOutside: DeathRule = {
  id: 'killed-from-outside',
  needs: ['exit-code', 'end-event'],
  claims(ending) {
    if (codeOf(ending) !== 137) return undefined
    const passing = foundPassingOn(ending)
    const soon = foundShortLife(ending)
    const isSure = passing.length === 0 && soon.length === 0 && ending.oomNotes.known
    return {
      cause: { code: 'killed-from-outside' },
      confidence: isSure ? 'likely' : 'guess',
      because: [
        ...foundCode(ending),
        knownFrom('events', { code: 'sent-nothing' }),
        ...foundFlag(ending),
        ...foundNoOom(ending),
        readAsSignal(ending),
        ...foundProtection(ending),
        ...passing,
        ...soon,
      ],
      others: [
        ...(ending.habits?.signals ? [] : (['grace-exhausted', 'killed-by-engine'] as const)),
        ...(ending.oomNotes.known ? [] : (['out-of-memory'] as const)),
        'ended',
      ],
    }
  },
}

/** SIGKILL, and nobody remembers from whom. */
export const killed: DeathRule = {
  id: 'killed',
  needs: ['exit-code'],
  claims(ending) {
    if (codeOf(ending) !== 137) return undefined
    const mayBeMemory = valueOr(ending.oomKilled, true) && !ending.oomNotes.known
    return {
      cause: { code: 'killed' },
      confidence: 'guess',
      because: [
        ...foundCode(ending),
        ...foundFlag(ending),
        ...foundNoOom(ending),
        readAsSignal(ending),
        ...foundPassingOn(ending),
        ...foundShortLife(ending),
      ],
      others: [
        'grace-exhausted',
        'killed-by-engine',
        'killed-from-outside',
        ...(mayBeMemory ? ['out-of-memory' as const] : []),
        'ended',
      ],
    }
  },
}

/** Another signal than SIGKILL, by the exit code alone. */
export const signalled: DeathRule = {
  id: 'signalled',
  needs: ['exit-code'],
  claims(ending) {
    const signal = codeOf(ending) - 128
    if (signal < 1 || signal > lastSignal) return undefined
    const doubts = [...foundPassingOn(ending), ...foundShortLife(ending)]
    return {
      cause: { code: 'signalled', signal },
      confidence: ending.isWatched && doubts.length === 0 ? 'likely' : 'guess',
      because: [
        ...foundCode(ending),
        ...(ending.isWatched ? [knownFrom('events', { code: 'sent-nothing' as const })] : []),
        readAsSignal(ending),
        ...doubts,
      ],
      others: ending.isWatched ? ['ended'] : ['told-and-ended', 'ended'],
    }
  },
}

const lastSignal = 64

/** So short a life that hardly anybody can have killed it. */
const veryShort = 1_000

function foundShortLife(ending: Ending): Evidence[] {
  const { startedAt, endedAt } = ending
  if (!startedAt.known || !endedAt.known) return []
  const duration = Math.max(0, endOf(ending) - startedAt.value)
  return duration > veryShort ? [] : [knownFrom(startedAt.from, { code: 'lived', duration })]
}

/** What protects the first process of a namespace, where it has one of its own. */
function foundProtection({ container }: Ending): Evidence[] {
  const isPrivate = container?.pidMode.known && container.pidMode.value.kind === 'private'
  return isPrivate ? [inferredBy('pid_namespaces(7)', { code: 'not-from-inside' })] : []
}
