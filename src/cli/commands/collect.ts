/** `sigwhy collect [PID…]`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import { concluding } from '../conclude.ts'
import type { Context } from '../context.ts'
import { type LanguageFlag, languageFlag } from '../output-flags.ts'

export function collectCommand(help: HelpTexts): Command<Context> {
  const { brief, description } = help.commands.collect
  return buildCommand<LanguageFlag, string[], Context>({
    loader: async () => concluding((await import('./collect.run.ts')).collectRun),
    parameters: {
      flags: languageFlag(help),
      positional: {
        kind: 'array',
        parameter: { parse: String, brief: help.arguments.collected, placeholder: 'PID' },
      },
    },
    docs: { brief, fullDescription: description },
  })
}
