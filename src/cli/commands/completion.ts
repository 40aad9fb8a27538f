/** `sigwhy completion SHELL`: what it is called with. */
import { buildChoiceParser, buildCommand, type Command } from '@stricli/core'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import { type Shell, shells } from '../completion-scripts.ts'
import type { Context } from '../context.ts'
import type { LanguageFlag } from '../output-flags.ts'
import { languageFlag } from '../output-flags.ts'

export function completionCommand(help: HelpTexts): Command<Context> {
  const { brief, description } = help.commands.completion
  return buildCommand<LanguageFlag, [shell: Shell], Context>({
    loader: async () => (await import('./completion.run.ts')).completionRun,
    parameters: {
      flags: languageFlag(help),
      positional: {
        kind: 'tuple',
        parameters: [
          {
            parse: buildChoiceParser(shells),
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
