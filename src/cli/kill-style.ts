/** Signals written as for kill(1): `-9`, `-TERM`, `-SIGRTMIN+3`. They become `--signal`, which the parser knows. */
import { commandNames } from '../i18n/command-name.ts'

/** The inputs with such signals rewritten, for the one command that has a signal; after `--` nothing is a flag. */
export function withSignalFlags(inputs: readonly string[]): string[] {
  const word = inputs.find((input) => !input.startsWith('-'))
  if (commandNames.some((name) => name === word && name !== 'explain')) return [...inputs]
  const end = inputs.indexOf('--')
  return inputs.map((input, index) => {
    const isFlag = end < 0 || index < end
    return isFlag && killStyle.test(input) ? `--signal=${input.slice(1)}` : input
  })
}

/** A number, or at least two capitals: single letters are flags. */
const killStyle = /^-(\d+|[A-Z][A-Z][A-Z0-9]*([+-]\d+)?)$/
