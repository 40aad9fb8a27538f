/** The language asked for with --lang, needed before the command line is parsed: help and errors are in it too. */
import { type Language, languages } from '../i18n/language.ts'

/** `--lang zh` or `--lang=zh`; `undefined` without it, or when it names no language we speak. */
export function languageAsked(inputs: readonly string[]): Language | undefined {
  const at = inputs.findIndex((input) => input === '--lang' || input.startsWith('--lang='))
  const input = inputs[at]
  const value = input?.includes('=') ? input.slice('--lang='.length) : inputs[at + 1]
  return at < 0 ? undefined : languages.find((language) => language === value)
}
