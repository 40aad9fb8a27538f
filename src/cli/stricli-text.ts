/** What the command line parser says, in the language of the catalogue: headings of help, and every error. */
import { type ApplicationText, ArgumentScannerError } from '@stricli/core'
import type { Catalogue } from '../i18n/catalogue.ts'
import type { UsageError } from '../i18n/topics/errors.ts'
import { bugLines, failureLines, textOf } from './failure.ts'
import { usageErrorOf } from './usage-error.ts'

export function stricliText(catalogue: Catalogue): ApplicationText {
  const { help, errors } = catalogue
  const usage = (error: UsageError) => failureLines(textOf(error, errors.usage))
  const bug = (thrown: unknown) => bugLines(thrown, catalogue)
  return {
    headers: help.headers,
    keywords: { default: '', separator: '' },
    briefs: {
      help: help.flags.help,
      helpAll: help.flags.helpAll,
      version: help.flags.version,
      argumentEscapeSequence: help.flags.escape,
    },
    noCommandRegisteredForInput: ({ input, corrections }) =>
      usage({
        code: 'unknown-command',
        text: input,
        didYouMean: corrections.map((name) => name.replaceAll('`', '')),
      }),
    noTextAvailableForLocale: ({ requestedLocale }) => bug(requestedLocale),
    exceptionWhileParsingArguments: (exception) =>
      exception instanceof ArgumentScannerError ? usage(usageErrorOf(exception)) : bug(exception),
    exceptionWhileLoadingCommandFunction: bug,
    exceptionWhileLoadingCommandContext: bug,
    exceptionWhileRunningCommand: bug,
    exceptionWhileRunningIntegrationHook: ({ exception }) => bug(exception),
    exceptionWhileRunningIntegrationFlag: ({ exception }) => bug(exception),
    commandErrorResult: bug,
    currentVersionIsNotLatest: ({ latestVersion }) => latestVersion,
  }
}
