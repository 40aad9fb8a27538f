/** Failures that were foreseen, and bugs: what is said about them, and which exit code they mean. Commands return the former. */
import type { Catalogue } from '../i18n/catalogue.ts'
import type { ExitMeaning } from '../i18n/exit-meaning.ts'
import type { ErrorText } from '../i18n/topics/errors.ts'
import { version } from './version.ts'

export class Failure extends Error {
  readonly text: ErrorText
  readonly meaning: ExitMeaning

  constructor(text: ErrorText, meaning: ExitMeaning) {
    super(text.said)
    this.name = 'Failure'
    this.text = text
    this.meaning = meaning
  }
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
