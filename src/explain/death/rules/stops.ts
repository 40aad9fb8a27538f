/** Ends that somebody asked for through the engine, and that the program itself then came to. */
import { valueOr } from '../../../observe/fact.ts'
import { codeOf, type Ending, endOf, hasTraceOfStop, sentIn, slack, wasStopped } from '../ending.ts'
import type { Evidence } from '../evidence.ts'
import { foundCode, foundSent, inferredBy } from '../found.ts'
import { programsThatEnd } from '../program-ends.ts'
import type { DeathRule } from '../rule.ts'
import { foundStop } from './kills.ts'

/** A stop was asked for, and is complete, and nobody had to kill it. */
export const toldToStop: DeathRule = {
  id: 'told-to-stop',
  needs: ['exit-code', 'events'],
  claims(ending) {
    if (!wasStopped(ending) && !hasTraceOfStop(ending)) return undefined
    const told = sentIn(ending).findLast(({ signal }) => signal !== 9)
    const isSeen = told !== undefined && wasStopped(ending)
    const set = valueOr(ending.container?.stop.signal ?? unasked, undefined)
    const signal = told === undefined ? set : told.signal
    return {
      cause: {
        code: 'told-and-ended',
        by: 'stop',
        exitCode: codeOf(ending),
        ...(signal !== undefined && { signal }),
        ...(told !== undefined && { took: Math.max(0, endOf(ending) - told.at) }),
      },
      confidence: isSeen ? 'certain' : 'likely',
      because: [
        ...foundCode(ending),
        ...(told === undefined ? [] : [foundSent(told, ending)]),
        foundStop(ending),
        ...habitOf(signal, ending),
      ],
      ...(isSeen ? {} : { others: ['ended', 'signalled'] as const }),
    }
  },
}

/** A signal was sent by hand, and the end came so soon that the one is most likely for the other. */
export const toldByKill: DeathRule = {
  id: 'told-by-kill',
  needs: ['exit-code', 'events'],
  claims(ending) {
    const told = sentIn(ending).findLast(({ signal }) => signal !== 9)
    if (told === undefined) return undefined
    const took = Math.max(0, endOf(ending) - told.at)
    if (took > soon * 5) return undefined
    const { signal } = told
    return {
      cause: {
        code: 'told-and-ended',
        by: 'kill',
        exitCode: codeOf(ending),
        took,
        ...(signal !== undefined && { signal }),
      },
      confidence: took <= soon ? 'likely' : 'guess',
      because: [...foundCode(ending), foundSent(told, ending), ...habitOf(signal, ending)],
      others: ['ended'],
    }
  },
}

/** Programs that shut down in good order are mostly done by then. */
const soon = 4 * slack

const unasked = { known: false, why: 'not-asked' } as const

/** What programs of that sort do when they get the signal. */
function habitOf(signal: number | undefined, ending: Ending): Evidence[] {
  if (signal === undefined) return []
  const exitCode = codeOf(ending)
  return programsThatEnd(signal, exitCode, ending).map(({ program, from }) =>
    inferredBy(from, { code: 'program-habit', program, signal, exitCode }),
  )
}
