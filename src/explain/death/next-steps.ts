/** What to do now, and what to do so that the next end tells more. */
import { shownName } from '../../observe/container/shown-name.ts'
import { valueOr } from '../../observe/fact.ts'
import type { Cause, DeathSubject } from './death.ts'
import { type Ending, endOf } from './ending.ts'

/** `name` is the container as sigwhy and its engine call it. */
export type NextStep = {
  readonly code:
    | 'advise'
    | 'check'
    | 'set-grace'
    | 'stop-instead'
    | 'raise-memory'
    | 'spare-machine'
    | 'read-logs'
    | 'record-events'
    | 'record-senders'
    | 'read-kernel-log'
    | 'fix-command'
    | 'keep-core'
} & StepArguments

interface StepArguments {
  readonly engine: DeathSubject['engine']
  readonly name: string
  readonly image?: string
}

/** In the order in which to try them. */
export function nextSteps(cause: Cause, ending: Ending, subject: DeathSubject): NextStep[] {
  const { container } = ending
  const image = container && valueOr(container.image, undefined)
  const about: StepArguments = {
    engine: subject.engine,
    name: shownName(subject),
    ...(image !== undefined && { image }),
  }
  return codesFor(cause, ending)
    .filter((code) => container !== undefined || !needsContainer.has(code))
    .map((code) => ({ code, ...about }))
}

/** What cannot be done with one that is gone. */
const needsContainer: ReadonlySet<NextStep['code']> = new Set([
  'advise',
  'check',
  'set-grace',
  'raise-memory',
  'stop-instead',
  'read-logs',
  'fix-command',
])

function codesFor(cause: Cause, ending: Ending): readonly NextStep['code'][] {
  switch (cause.code) {
    case 'grace-exhausted':
      return cause.allowed === 0 ? ['set-grace', 'check'] : ['advise', 'check']
    case 'killed-by-engine':
      return ['stop-instead']
    case 'told-and-ended':
      return cause.by === 'stop' && cause.exitCode === 0 ? [] : ['read-logs', 'check']
    case 'out-of-memory':
      return cause.scope === 'machine' ? ['spare-machine'] : ['raise-memory', 'read-logs']
    case 'ended-after-oom':
      return ['raise-memory', 'read-logs']
    case 'crashed':
      return ['read-logs', 'keep-core']
    case 'killed-from-outside':
      return [...unreadLog(ending), 'record-senders', 'read-logs']
    case 'killed':
      return [...unreadLog(ending), 'record-events', 'read-logs']
    case 'signalled':
      return ['read-logs', ending.isWatched ? 'record-senders' : 'record-events']
    case 'not-found':
    case 'not-executable':
    case 'start-failed':
      return ['fix-command']
    case 'lost':
      return ['read-logs']
    case 'ended':
      return ending.isWatched ? ['read-logs'] : ['read-logs', 'record-events']
    case 'unknown':
      return endOf(ending) === 0 ? ['record-events'] : ['read-logs', 'record-events']
  }
}

function unreadLog({ oomNotes }: Ending): NextStep['code'][] {
  return oomNotes.known ? [] : ['read-kernel-log']
}
