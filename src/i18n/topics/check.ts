/** The sentences of a check: what a stop was like, when the signal was sent, and what the copy was. */

import type { Stage } from '../../lab/check/check.ts'
import type { CheckError } from '../../lab/check/check-error.ts'
import type { StopOutcome } from '../../lab/check/outcome.ts'
import type { Early, NotRun } from '../../lab/check/run.ts'
import type { Difference } from '../../lab/check/settings.ts'
import type { Telling } from '../../lab/check/told.ts'
import type { Up } from '../../lab/check/up.ts'
import type { TraceRefusal } from '../../lab/trace/refusal.ts'
import type { ErrorText } from './errors.ts'

export interface CheckTexts {
  readonly stages: Readonly<Record<Stage, string>>
  /** The first sentence. */
  readonly answers: Readonly<Record<StopOutcome, (about: StopArguments) => string>>
  /** They are told, and are known to drop what they are doing. */
  hasty(about: StopArguments): string
  outOfMemory(about: Omit<StopArguments, 'who'>): string
  endedEarly(about: { name: string; time: string; exitCode: number }): string
  notRun(name: string, asked: NotRun['asked']): string
  readonly lastLines: string
  readonly saidNothing: string
  /** Beside the first sentence. */
  lostEarly(about: { signal: string; age: string }): string
  readonly oomKilled: string
  readonly words: Readonly<Record<StopOutcome, string>>
  readonly early: Readonly<Record<Early['kind'], string>>
  /** Right behind the word for what is lost. */
  readonly proofs: Readonly<Record<'kernel' | 'time', string>>
  readonly columns: {
    readonly when: string
    readonly forecast: string
    readonly happened: string
    readonly exitCode: string
    readonly time: string
  }
  /** When a signal was sent. */
  atAge(age: string): string
  readonly whenUp: string
  up(up: Up, time: string): string
  /** How the stop was done. */
  ground(about: {
    signal: string
    engine: string
    image: string
    timeout: string
    up: string
  }): string
  readonly headings: { readonly told: string; readonly copy: string; readonly next: string }
  readonly tellings: Readonly<Record<Telling, string>>
  readonly inferred: string
  /** Why the kernel could not be asked who was told. */
  readonly unwitnessed: Readonly<Record<TraceRefusal['refused'], string>>
  /** The forecast was wrong; `isGuess` where it had said that it guessed. */
  contradiction(about: {
    forecast: string
    fact: string
    exitCode: number
    isGuess: boolean
  }): string
  windowNote(age: string): string
  difference(difference: Difference): string
  readonly networkNone: string
  network(name: string): string
  isImageToo(reference: string): string
  left(names: readonly string[]): string
  /** What to do about a stop, and about a signal that is lost early. */
  readonly next: Readonly<Record<'stop' | 'early', (target: string) => string>>
  readonly orHandlersFirst: string
  readonly junit: { readonly stop: string; readonly window: string }
  readonly errors: {
    readonly [Code in CheckError['code']]: (
      error: Extract<CheckError, { readonly code: Code }>,
    ) => ErrorText
  }
  seconds(milliseconds: number): string
}

export interface StopArguments {
  readonly name: string
  readonly time: string
  /** The time it was given. */
  readonly timeout: string
  readonly exitCode: number
  /** Who does the work, as far as they were seen; those that were not told, where some were not. */
  readonly who: readonly string[]
}
