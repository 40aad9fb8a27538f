/**
 * What becomes of the process, where a forecast says what becomes of the signal: the kernel's ruling, then who takes the
 * signal, what that program is in the habit of doing, and whom it passes the signal on to. Codes and values only.
 */
import type { Doing, Established, Habit } from '../runtimes/index.ts'
import type { Forecast, Vantage } from './forecast.ts'

export interface Prognosis {
  readonly signal: number
  readonly from: Vantage
  readonly outcome: Outcome
  readonly confidence: Sureness
  /** What its parent will see; left out where it does not end, or nobody knows how. */
  readonly end?: End
  /** Who gets the signal, the process itself first, then those it is passed on to; the last says how it ends. */
  readonly path: readonly [Hop, ...Hop[]]
  readonly caveats: readonly Caveat[]
}

/**
 * - `graceful`: the application is told, and the process ends.
 * - `abrupt`: it ends, and the application was never told.
 * - `reloads`: its handler runs, and it lives on.
 * - `deaf`: it lives on as if nothing had been sent.
 * - `stopped`: it stands still until SIGCONT.
 */
export type Outcome = 'graceful' | 'abrupt' | 'reloads' | 'deaf' | 'stopped' | 'unknown'

/**
 * - `certain`: the kernel alone decides, and every fact it looks at was read.
 * - `likely`: a program's habit that was tried, or the kernel's ruling but for facts that are nearly always so.
 * - `guess`: a habit that was only read about, or what such programs usually do.
 */
export type Sureness = 'certain' | 'likely' | 'guess'

export type End =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: number }

/** One process that gets a signal, and why it does what it does. */
export interface Hop {
  readonly pid: number | undefined
  readonly name: string | undefined
  readonly signal: number
  readonly forecast: Forecast
  /** The program it was recognised as; left out where the kernel decides alone, or nobody knows the program. */
  readonly habit?: Habit
  readonly established?: Established
  readonly reason: Reason
}

export type Reason =
  /** The kernel's ruling is all there is to it: dropped, queued, killed, stopped, refused. */
  | { readonly code: 'kernel' }
  /** A handler runs, or a thread takes the signal, in a program that nobody knows. */
  | { readonly code: 'program-decides' }
  /** `isPatient`: it first waits for its clients or its work, however long those take. */
  | { readonly code: 'ends'; readonly told: boolean; readonly isPatient: boolean }
  | { readonly code: 'lives'; readonly doing: Doing }
  /** It takes its handler away and sends the signal to itself; `isDropped`: it is an init, and the kernel drops that. */
  | { readonly code: 'raises-again'; readonly isDropped: boolean }
  | { readonly code: 'forwards'; readonly isHasty: boolean; readonly as?: string }
  /** Its handler waits for this child to end; `isTold`: the child got the signal too. */
  | { readonly code: 'defers'; readonly child: string | undefined; readonly isTold: boolean }
  /** It passes the signal on, but to whom could not be read. */
  | { readonly code: 'forwards-to-unknown' }
  /** Dispositions could not be read. */
  | { readonly code: 'nothing-known' }

export type Caveat =
  /** It was started less than its start-up window ago; milliseconds. */
  | { readonly code: 'starting'; readonly age: number; readonly window: number }
  /** Before it ends it waits for its clients or its work, however long those take. */
  | { readonly code: 'may-take-long' }
  /** So many other processes of the namespace are killed with it, and were not told. */
  | { readonly code: 'rest-is-killed'; readonly count: number }
  /** It only keeps the container up; so many others of the namespace work behind it, and are not told. */
  | { readonly code: 'others-not-told'; readonly count: number }
  /** Its parent is a supervisor that starts it again. */
  | { readonly code: 'is-respawned'; readonly by: string }
