/** The sentences of an explanation: first line, sides, confidence, headings. */
import type { TargetKind, Vantage } from '../../explain/forecast.ts'

export interface ExplanationTexts {
  /** `PID 1 (bash)`, or whatever there is of it. */
  target(about: TargetArguments): string
  /** The first line up to its colon: *SIGTERM to PID 1 (bash) from inside its namespace*. */
  subject(signal: string, target: string, from: Vantage | undefined): string
  /** What the same signal does from the other side. */
  otherSide<T>(from: Vantage, verdict: T, isSame: boolean): readonly (string | T)[]
  readonly kinds: Readonly<Record<TargetKind, (target: string) => string>>
  /** Process 1 of a text that does not say whether it is that of the machine or of a namespace. */
  someInit(target: string): string
  /** What one signal does from all sides: *SIGKILL: ends the process from the host, dropped from inside.* */
  allSides<T>(signal: string, sides: readonly Side<T>[]): readonly (string | T)[]
  readonly headings: {
    readonly steps: string
    readonly unless: string
    readonly remedies: string
    readonly facts: string
  }
  readonly columns: {
    readonly signals: string
    readonly fate: string
    readonly inside: string
    readonly host: string
  }
  readonly certain: string
  /** The same where a program has the last word. */
  readonly certainRuling: string
  readonly conditional: string
  /** The same about a text from elsewhere, in which there was nothing else to read. */
  readonly conditionalPasted: string
  /** Why nothing can be said about a signal. */
  readonly unknown: string
  /** In place of a verdict. */
  readonly notKnown: string
  /** Above what would decide, and the last row of that. */
  readonly dependsOn: string
  readonly otherwise: string
  readFrom(places: readonly string[]): string
  readonly pasted: string
  /** In the "unless" list, before what happens then. */
  readonly inThatCase: string
  /** Before a command. */
  readonly askOne: string
  /** In place of a list of signals that would name them all. */
  readonly all: string
}

export interface TargetArguments {
  readonly pid: number | undefined
  readonly name: string | undefined
  readonly kind: TargetKind
}

/** A verdict, marked or not, and the side it holds for; there may be only one. */
export interface Side<T> {
  readonly from: Vantage
  readonly verdict: T
  /** The fates of all sides are equal. */
  readonly isSame: boolean
}
