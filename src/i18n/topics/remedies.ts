/** What works instead: a command to type, where there is one, and what it does. */
import type { Remedy } from '../../explain/forecast.ts'

export type RemedyTexts = {
  readonly [Code in Remedy['code']]: (
    remedy: Extract<Remedy, { readonly code: Code }>,
    about: RemedyArguments,
  ) => RemedyText
}

export interface RemedyText {
  /** What to type; left out where no single command does it. */
  readonly command?: string
  readonly text: string
}

export interface RemedyArguments {
  /** The process as the reader numbers it; `undefined` for bare masks. */
  readonly pid: number | undefined
  /** The reader is outside of the process's PID namespace. */
  readonly isOutside: boolean
  readonly signal: string
  /** The signal, or SIGTERM in place of one that can have no handler. */
  readonly catchable: string
  /** `TERM` for a number of the target's table. */
  shortName(signal: number): string
}
