/** Asks the rules in their order why a container ended, and puts together what is to be said about it. */

import { type Fact, known, unknown, valueOr } from '../../observe/fact.ts'
import { circumstancesOf, contradictionsOf } from './circumstances.ts'
import type { Death, DeathSubject, Inquest, Unread } from './death.ts'
import { type Ending, endOf } from './ending.ts'
import { isStartFailure } from './is-start-failure.ts'
import { type DeathReadings, lastEnding } from './last-ending.ts'
import { nextSteps } from './next-steps.ts'
import { type Claim, hasNeeds } from './rule.ts'
import { deathRules } from './rules/index.ts'
import { timelineOf } from './timeline.ts'

/** `at` is now, in milliseconds since 1970. */
export function holdInquest(subject: DeathSubject, readings: DeathReadings, at: number): Inquest {
  const { container } = readings
  const life = container.known ? valueOr(container.value.state, 'exited') : 'removed'
  const livesSince = livingSince(readings)
  const last = lastEnding(readings)
  const death = last && deathOf(last.ending, last.next, subject, readings)
  return {
    subject,
    life,
    ...(livesSince !== undefined && { livesSince }),
    ...(death && !isUnborn(death, life) && { death }),
    at,
  }
}

/** It was made and never started, and nobody tried. */
function isUnborn({ cause }: Death, life: Inquest['life']): boolean {
  return life === 'created' && !isStartFailure(cause)
}

function livingSince({ container }: DeathReadings): number | undefined {
  if (!container.known) return undefined
  const state = valueOr(container.value.state, 'exited')
  const isAlive = state === 'running' || state === 'paused'
  return isAlive ? valueOr(container.value.startedAt, undefined) : undefined
}

function deathOf(
  ending: Ending,
  next: number | undefined,
  subject: DeathSubject,
  readings: DeathReadings,
): Death {
  for (const rule of deathRules) {
    const claim = hasNeeds(rule, ending) ? rule.claims(ending) : undefined
    if (claim === undefined) continue
    const { cause, confidence, because, others = [] } = claim
    return {
      cause,
      confidence,
      rule: rule.id,
      exitCode: ending.exitCode,
      startedAt: ending.startedAt,
      endedAt: ending.endedAt,
      timeline: timelineOf(ending, next),
      evidence: because,
      others: confidence === 'certain' ? [] : others,
      circumstances: circumstancesOf(cause, ending),
      contradictions: contradictionsOf(cause, ending),
      unread: unreadOf(readings, ending, claim),
      next: nextSteps(cause, ending, subject),
    }
  }
  throw new Error('the last rule claims everything')
}

/** What could not be read; the kernel's log only matters where something was killed, and nobody is sure by whom. */
function unreadOf(
  { container, log }: DeathReadings,
  ending: Ending,
  { cause, confidence }: Claim,
): Unread[] {
  const { oomNotes, exitCode } = ending
  const forgotten = watched(log, ending)
  const isOpen = valueOr(exitCode, 137) === 137 && confidence !== 'certain'
  return [
    ...(container.known ? [] : [{ source: 'inspect' as const, because: container }]),
    ...(forgotten.known || isStartFailure(cause)
      ? []
      : [{ source: 'events' as const, because: forgotten }]),
    ...(oomNotes.known || !isOpen ? [] : [{ source: 'kernel-log' as const, because: oomNotes }]),
  ]
}

function watched(log: DeathReadings['log'], ending: Ending): Fact<true> {
  if (!log.known) return log
  const isKnown = ending.isWatched || endOf(ending) === 0
  return isKnown ? known(true, log.from) : unknown('absent')
}
