/** The sentences of an explanation: first line, sides, confidence, headings. */
import type { TargetKind, Vantage } from '../../explain/forecast.ts'

export interface ExplanationTexts {
  /** `PID 1 (bash)`, or whatever there is of it. */
  target(about: TargetArguments): string
  /** The first line up to its colon: *SIGTERM to PID 1 (bash) from inside its namespace*. */
  subject(signal: string, target: string, from: Vantage | undefined): string
  /** What the same signal does from the other side. */
  otherSide(from: Vantage, verdict: string, isSame: boolean): string
  readonly kinds: Readonly<Record<TargetKind, (target: string) => string>>
  /** SIGTERM and SIGKILL in one sentence, from one side or two. */
  usual(sides: readonly UsualSide[]): string
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
  readonly conditional: string
  readonly unknown: string
  readFrom(places: readonly string[]): string
  readonly pasted: string
  /** In the "unless" list: what happens then. */
  inThatCase(verdict: string): string
  askOne(command: string): string
  /** In place of a list of signals that would name them all. */
  readonly all: string
}

export interface TargetArguments {
  readonly pid: number | undefined
  readonly name: string | undefined
  readonly kind: TargetKind
}

/** What SIGTERM and SIGKILL do from one side; `from` is left out where there is only one. */
export interface UsualSide {
  readonly from: Vantage | undefined
  readonly term: string
  readonly kill: string
}
