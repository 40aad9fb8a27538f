/** The sentences around the table of signals, and around the readings of single numbers and exit codes. */
import type { Family } from '../../kernel/index.ts'

export interface SignalListTexts {
  readonly columns: {
    readonly number: string
    readonly name: string
    readonly action: string
    readonly purpose: string
  }
  /** Which machines a family of numbers holds for. */
  readonly families: Readonly<Record<Family, string>>
  intro(about: { readonly count: number; readonly family: string }): string
  readonly unblockable: string
  /** Where the C libraries begin to count real-time signals. */
  realTimeBases(about: { readonly glibc: number; readonly musl: number }): string
  readonly otherFamilies: string
  /** One signal asked for by name or number. */
  single(about: SingleSignal): string
  /** What a signal is for, as a sentence. */
  purpose(purpose: string): string
  numbersElsewhere(numbers: readonly string[]): string
  readonly exitCodes: {
    readonly success: string
    ownCode(code: number): string
    engineFailed(code: number): string
    notExecutable(code: number): string
    notFound(code: number): string
    perhapsSignal(about: {
      readonly code: number
      readonly signal: string
      readonly number: number
    }): string
  }
}

export interface SingleSignal {
  readonly name: string
  readonly number: number
  readonly aliases: readonly string[]
  readonly actionPhrase: string
  readonly canBeCaught: boolean
}
