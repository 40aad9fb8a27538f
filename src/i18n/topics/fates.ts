/** What becomes of a signal: a word for tables, a verdict for the first line, and what the sender and the process notice. */
import type { Errno, Fate } from '../../kernel/index.ts'

export interface FateTexts {
  readonly words: Readonly<Record<Fate, string>>
  /** Ends the first line: *SIGTERM to PID 1 (bash) from inside its namespace: dropped.* */
  readonly verdicts: Readonly<Record<Fate, string>>
  /** What follows from it, as a sentence of its own. */
  readonly consequences: Readonly<Record<Fate, (about: ConsequenceArguments) => string>>
  /** SIGCONT resumes a stopped process, whatever becomes of the signal itself: nothing else, or something besides. */
  readonly resumed: {
    readonly word: string
    readonly verdict: string
    readonly only: string
    readonly besides: string
  }
  /** The process that ends is an init. */
  readonly endsNamespace: string
  /** What becomes of a pending signal later. */
  afterwards(fate: Fate, until: 'unblocked' | 'resumed'): string
}

export interface ConsequenceArguments {
  readonly signal: string
  /** 128 + the signal's number: what shells and container engines report of a process it has ended. */
  readonly exitCode: number
  readonly errno?: Errno
}
