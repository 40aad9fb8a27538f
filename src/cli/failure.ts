/** Failures that were foreseen, and bugs: what is said about them, and which exit code they mean. Commands return the former. */
import type { Catalogue } from '../i18n/catalogue.ts'
import type { ExitMeaning } from '../i18n/exit-meaning.ts'
import type { ErrorText } from '../i18n/topics/errors.ts'
import { version } from './version.ts'

export interface Failure {
  readonly failed: true
  readonly text: ErrorText
  readonly meaning: ExitMeaning
}

/** A failure with the text of an error, found by its code. */
export function failure<E extends { readonly code: string }>(
  error: E,
  texts: { readonly [Code in E['code']]: (error: never) => ErrorText },
  meaning: ExitMeaning,
): Failure {
  return { failed: true, text: textOf(error, texts), meaning }
}

/** Whether something came to nothing. The bundle has this module in several files, so there is no class to ask for. */
export function isFailure(result: unknown): result is Failure {
  return typeof result === 'object' && result !== null && 'failed' in result
}

/** The text of an error by its code: the lookup that the compiler cannot follow, in one place. */
export function textOf<E extends { readonly code: string }>(
  error: E,
  texts: { readonly [Code in E['code']]: (error: never) => ErrorText },
): ErrorText {
  const say = texts[error.code as E['code']] as (error: E) => ErrorText
  return say(error)
}

/** How a failure is written on standard error. */
export function failureLines({ said, next }: ErrorText): string {
  return `sigwhy: ${said}\n${next}`
}

/** How a bug is written: with its trace, and where to take it. */
export function bugLines(thrown: unknown, { errors }: Catalogue): string {
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  return `${trace}\n${failureLines(errors.bug(version))}`
}
