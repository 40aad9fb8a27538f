/** What becomes of a process: its outcome, how sure that is, who gets the signal and why, and what goes with it. */
import type { Caveat, Outcome, Reason, Sureness } from '../../explain/prognosis.ts'
import type { Doing, Established } from '../../runtimes/index.ts'

export interface PrognosisTexts {
  /** A word for tables. */
  readonly words: Readonly<Record<Outcome, string>>
  /** The second line of an answer; `end` is {@link PrognosisTexts.end}, where it ends. */
  readonly meanings: Readonly<Record<Outcome, (end: string | undefined) => string>>
  /** The same where it is only a guess. */
  guessed(meaning: string): string
  readonly headings: { readonly path: string; readonly matrix: string }
  readonly labels: {
    readonly outcome: string
    readonly exitCode: string
    readonly sure: string
    readonly caveat: string
  }
  readonly sureness: Readonly<Record<Sureness, string>>
  /** How the habit is known that a prognosis rests on. */
  established(how: Established): string
  /** The habit is one of code that the program runs, and so only what is usual. */
  readonly usual: string
  /** No habit is known of the program. */
  readonly unknownProgram: string
  /** What a parent sees, as the end of a sentence: *exit code 143*. */
  end(about: EndArguments): string
  readonly doing: Readonly<Record<Doing, string>>
  /** What one process does with the signal; the kernel's own rulings have their sentences elsewhere. */
  reason(reason: Exclude<Reason, { code: 'kernel' }>, about: ReasonArguments): string
  caveat(caveat: Caveat): string
  readonly columns: {
    readonly signal: string
    readonly outcome: string
    readonly exitCode: string
    readonly sure: string
    readonly because: string
    readonly inside: string
    readonly host: string
  }
}

export interface EndArguments {
  readonly exitCode: number
  /** The signal that kills it, if one does. */
  readonly signal?: string
}

export interface ReasonArguments {
  /** `SIGTERM`. */
  readonly signal: string
  /** What the program is known as. */
  readonly program: string | undefined
}
