/**
 * What went wrong: what was given, what is allowed, and what to try next. Codes and arguments come from the layers below
 * and from the command line.
 */
import type { MaskError, SpellingError } from '../../kernel/index.ts'
import type { RefusalCode } from '../../observe/bpf/refusal.ts'
import type { ObserveError } from '../../observe/procfs/missing.ts'

export interface ErrorTexts {
  /** Before the first line: `sigwhy: …`. */
  readonly observe: {
    readonly [Code in ObserveError['code']]: (
      error: Extract<ObserveError, { readonly code: Code }>,
    ) => ErrorText
  }
  readonly signal: {
    readonly [Code in SpellingError['code']]: (
      error: Extract<SpellingError, { readonly code: Code }>,
    ) => ErrorText
  }
  readonly mask: {
    readonly [Code in MaskError['code']]: (
      error: Extract<MaskError, { readonly code: Code }>,
    ) => ErrorText
  }
  readonly usage: {
    readonly [Code in UsageError['code']]: (
      error: Extract<UsageError, { readonly code: Code }>,
    ) => ErrorText
  }
  bug(version: string): ErrorText
}

export interface ErrorText {
  readonly said: string
  /** The next thing to try. */
  readonly next: string
}

/** What can be wrong with a command line, or with what is on standard input. */
export type UsageError =
  | { readonly code: 'not-a-target'; readonly text: string; readonly didYouMean: readonly string[] }
  | { readonly code: 'not-a-number-or-signal'; readonly text: string }
  | { readonly code: 'not-a-container'; readonly text: string }
  | { readonly code: 'not-a-mask-name'; readonly text: string; readonly allowed: readonly string[] }
  | { readonly code: 'mask-twice'; readonly name: string }
  | { readonly code: 'unknown-machine'; readonly text: string; readonly allowed: readonly string[] }
  | { readonly code: 'two-signals'; readonly first: string; readonly second: string }
  | { readonly code: 'input-empty' }
  | { readonly code: 'input-unrecognised' }
  | { readonly code: 'input-not-text' }
  | { readonly code: 'input-too-long'; readonly limit: number }
  | { readonly code: 'unknown-flag'; readonly flag: string; readonly didYouMean: readonly string[] }
  | { readonly code: 'flag-needs-value'; readonly flag: string }
  | { readonly code: 'flag-takes-no-value'; readonly flag: string; readonly text: string }
  | { readonly code: 'flag-twice'; readonly flag: string; readonly text: string }
  | {
      readonly code: 'not-a-choice'
      readonly flag: string
      readonly text: string
      readonly allowed: readonly string[]
    }
  | { readonly code: 'not-a-value'; readonly name: string; readonly text: string }
  | { readonly code: 'arch-not-asked'; readonly text: string }
  | { readonly code: 'not-in-gallery'; readonly text: string; readonly examples: readonly string[] }
  | { readonly code: 'no-such-backend'; readonly text: string }
  | { readonly code: 'backend-not-asked'; readonly text: string }
  | {
      readonly code: 'backend-refused'
      readonly backend: string
      readonly why: RefusalCode
      readonly detail: string
    }
  | { readonly code: 'missing-argument'; readonly name: string }
  | { readonly code: 'too-many-arguments'; readonly text: string; readonly most: number }
  | {
      readonly code: 'unknown-command'
      readonly text: string
      readonly didYouMean: readonly string[]
    }
