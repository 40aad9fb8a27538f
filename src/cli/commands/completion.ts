/** `sigwhy completion SHELL`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import { shells } from '../completion-scripts.ts'
import { concluding } from '../conclude.ts'
import type { Context } from '../context.ts'
import { type LanguageFlag, languageFlag } from '../output-flags.ts'

export function completionCommand(help: HelpTexts): Command<Context> {
  const { brief, description } = help.commands.completion
  return buildCommand<LanguageFlag, [shell: string], Context>({
    loader: async () => concluding((await import('./completion.run.ts')).completionRun),
    parameters: {
      flags: languageFlag(help),
      positional: {
        kind: 'tuple',
        parameters: [
          {
            parse: String,
            brief: help.arguments.shell,
            placeholder: 'SHELL',
            proposeCompletions: (partial) => shells.filter((shell) => shell.startsWith(partial)),
          },
        ],
      },
    },
    docs: { brief, fullDescription: description },
  })
}
