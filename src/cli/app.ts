/** The program: its commands, in the language of the catalogue. What a command does is loaded when it is run. */
import {
  type Application,
  buildApplication,
  buildRouteMap,
  type StricliIntegration,
  version as versionFlag,
} from '@stricli/core'
import { toText } from '../report/text.ts'
import { adviseCommand } from './commands/advise.ts'
import { auditCommand } from './commands/audit.ts'
import { checkCommand } from './commands/check.ts'
import { collectCommand } from './commands/collect.ts'
import { completeCommand } from './commands/complete.ts'
import { completionCommand } from './commands/completion.ts'
import { decodeCommand } from './commands/decode.ts'
import { explainCommand } from './commands/explain.ts'
import { labCommands } from './commands/lab.ts'
import { signalsCommand } from './commands/signals.ts'
import { whyDiedCommand } from './commands/why-died.ts'
import type { Context } from './context.ts'
import { exitCodes } from './exit-codes.ts'
import { helpPage } from './help-page.ts'
import { textWidth } from './output.ts'
import { stricliText } from './stricli-text.ts'
import { version } from './version.ts'

export function application(context: Context): Application<Context> {
  const { catalogue } = context
  const { help } = catalogue
  const root = buildRouteMap({
    routes: {
      explain: explainCommand(help),
      audit: auditCommand(help),
      advise: adviseCommand(help),
      'why-died': whyDiedCommand(help),
      check: checkCommand(help),
      decode: decodeCommand(help),
      signals: signalsCommand(help),
      collect: collectCommand(help),
      lab: labCommands(catalogue),
      completion: completionCommand(help),
      __complete: completeCommand(help),
    },
    defaultCommand: 'explain',
    docs: {
      brief: help.brief,
      fullDescription: help.description,
      hideRoute: { __complete: true },
    },
  })
  return buildApplication(
    root,
    {
      name: 'sigwhy',
      scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
      documentation: { disableAnsiColor: true },
      localization: { text: stricliText(catalogue) },
      determineExitCode: () => exitCodes.bug,
    },
    {
      help: helpFlag(context),
      version: versionFlag({
        brief: help.flags.version,
        alias: false,
        info: { currentVersion: version },
      }),
    },
  )
}

/** `--help` of any command; a group of commands without one shows it too. */
function helpFlag(context: Context): StricliIntegration<Context> {
  const { catalogue } = context
  return {
    flag: {
      brief: catalogue.help.flags.help,
      aliases: ['h'],
      global: true,
      complete: true,
      defaultForRouteMap: true,
      run(_, { result }) {
        const page = helpPage(result.target, result.prefix, catalogue)
        context.print(toText(page, { width: textWidth(context), paint: (text) => text }))
      },
    },
  }
}
