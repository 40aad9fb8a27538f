/** What the parser found wrong with a command line, as an error of ours with a code. */
import {
  AliasNotFoundError,
  ArgumentParseError,
  type ArgumentScannerError,
  EnumValidationError,
  FlagNotFoundError,
  InvalidNegatedFlagSyntaxError,
  UnexpectedFlagError,
  UnexpectedPositionalError,
  UnsatisfiedFlagError,
  UnsatisfiedPositionalError,
} from '@stricli/core'
import type { UsageError } from '../i18n/topics/errors.ts'

/** The error's code and arguments; an error this version of the parser does not have is a bug and throws. */
export function usageErrorOf(error: ArgumentScannerError): UsageError {
  if (error instanceof FlagNotFoundError) {
    const didYouMean = error.corrections.map((name) => `--${name}`)
    return { code: 'unknown-flag', flag: `--${error.input}`, didYouMean }
  }
  if (error instanceof AliasNotFoundError) {
    return { code: 'unknown-flag', flag: `-${error.input}`, didYouMean: [] }
  }
  if (error instanceof EnumValidationError) {
    const { externalFlagName, input, values } = error
    return { code: 'not-a-choice', flag: `--${externalFlagName}`, text: input, allowed: values }
  }
  if (error instanceof UnsatisfiedFlagError) {
    return { code: 'flag-needs-value', flag: `--${error.externalFlagName}` }
  }
  if (error instanceof UnexpectedFlagError) {
    return { code: 'flag-twice', flag: `--${error.externalFlagName}`, text: error.input }
  }
  if (error instanceof InvalidNegatedFlagSyntaxError) {
    const { externalFlagName, valueText } = error
    return { code: 'flag-takes-no-value', flag: `--${externalFlagName}`, text: valueText }
  }
  if (error instanceof UnexpectedPositionalError) {
    return { code: 'too-many-arguments', text: error.input, most: error.expectedCount }
  }
  if (error instanceof UnsatisfiedPositionalError) {
    return { code: 'missing-argument', name: error.placeholder }
  }
  if (error instanceof ArgumentParseError) {
    const { externalFlagNameOrPlaceholder: name, input } = error
    return {
      code: 'not-a-value',
      name: name === name.toUpperCase() ? name : `--${name}`,
      text: input,
    }
  }
  throw error
}
