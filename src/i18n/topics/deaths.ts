/** What is said about the end of a container: the answer, what it rests on, and what to do. */
import type { Cause, CauseCode, Inquest, Unread } from '../../explain/death/death.ts'
import type { Circumstance, Contradiction, Finding } from '../../explain/death/evidence.ts'
import type { NextStep } from '../../explain/death/next-steps.ts'
import type { TimelineHappening } from '../../explain/death/timeline.ts'
import type { Sureness } from '../../explain/prognosis.ts'

export interface DeathTexts {
  /** The answer in one sentence. */
  cause(cause: Cause, about: DeathArguments): Verdict
  /** That it has not ended, or is not there; `duration` of its present life, in milliseconds. */
  lives(life: Inquest['life'], name: string, duration: number | undefined): Verdict
  /** Nothing is remembered of an end. */
  noEnd(engine: string): string
  readonly lastEnd: string
  sure(confidence: Sureness): string
  /** When it ended, and how long it had lived, in milliseconds. */
  when(time: string, ago: number, lived: number | undefined): string
  readonly headings: {
    readonly timeline: string
    readonly known: string
    readonly inferred: string
    readonly circumstances: string
    readonly others: string
    readonly unread: string
    readonly next: string
  }
  /** `−10.0 s`, from milliseconds. */
  offset(milliseconds: number): string
  happening(entry: TimelineHappening, about: DeathArguments): string
  finding(finding: Finding, about: DeathArguments): string
  circumstance(circumstance: Circumstance, about: DeathArguments): string
  contradiction(contradiction: Contradiction): string
  unread(unread: Unread, about: DeathArguments): string
  /** Each cause in few words, and how it is told from the others. */
  readonly causes: Readonly<Record<CauseCode, { readonly what: string; readonly tell: string }>>
  next(step: NextStep): { readonly command?: string; readonly text: string }
  readonly exitCode: {
    /** What the number itself says. */
    headline(code: number, signal: string | undefined): string
    /** Programs that end with it when they are told to. */
    programs(signal: string, programs: readonly string[]): string
    readonly columns: { readonly cause: string; readonly tell: string }
    readonly ask: { readonly command: string; readonly text: string }
  }
}

/** A sentence with the word in it that says what became of the container. */
export type Verdict = readonly [before: string, word: string, after: string]

export interface DeathArguments {
  readonly name: string
  /** As people call it: `Docker`. */
  readonly engine: string
  /** Its command: `docker`. */
  readonly command: string
  readonly exitCode: number | undefined
  signal(number: number): string
}
