/** The program: its commands, in the language of the catalogue. What a command does is loaded when it is run. */
import {
  type Application,
  buildApplication,
  buildRouteMap,
  help as helpFlag,
  version as versionFlag,
} from '@stricli/core'
import type { Catalogue } from '../i18n/catalogue.ts'
import { completeCommand } from './commands/complete.ts'
import { completionCommand } from './commands/completion.ts'
import { decodeCommand } from './commands/decode.ts'
import { explainCommand } from './commands/explain.ts'
import { labCommands } from './commands/lab.ts'
import { signalsCommand } from './commands/signals.ts'
import type { Context } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { Failure } from './failure.ts'
import { stricliText } from './stricli-text.ts'
import { version } from './version.ts'

export function application(catalogue: Catalogue): Application<Context> {
  const { help } = catalogue
  const documentation = {
    onlyRequiredInUsageLine: true,
    useAliasInUsageLine: false,
    caseStyle: 'original',
  } as const
  const root = buildRouteMap({
    routes: {
      explain: explainCommand(help),
      decode: decodeCommand(help),
      signals: signalsCommand(help),
      lab: labCommands(catalogue),
      completion: completionCommand(help),
      __complete: completeCommand(help),
    },
    defaultCommand: 'explain',
    docs: {
      brief: help.brief,
      fullDescription: fullDescription(catalogue),
      hideRoute: { __complete: true },
    },
  })
  return buildApplication(
    root,
    {
      name: 'sigwhy',
      scanner: { caseStyle: 'original', allowArgumentEscapeSequence: true },
      documentation: { ...documentation, disableAnsiColor: true },
      localization: { text: stricliText(catalogue) },
      determineExitCode: (error) =>
        error instanceof Failure ? exitCodes[error.meaning] : exitCodes.bug,
    },
    {
      help: helpFlag({
        brief: help.flags.help,
        alias: 'h',
        formatting: documentation,
        defaultForRouteMap: true,
      }),
      version: versionFlag({
        brief: help.flags.version,
        alias: false,
        info: { currentVersion: version },
      }),
    },
  )
}

/** What --help says of the program, with the examples and the exit codes. */
function fullDescription({ help }: Catalogue): string {
  const width = Math.max(...help.examples.map(({ command }) => command.length))
  return [
    help.brief,
    '',
    help.description,
    '',
    help.headers.examples,
    ...help.examples.map(({ command, text }) => `  ${command.padEnd(width)}  ${text}`),
  ].join('\n')
}
