/** `sigwhy why-died CONTAINER`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import { concluding } from '../conclude.ts'
import type { Context } from '../context.ts'
import { type OutputFlags, outputAliases, outputFlags } from '../output-flags.ts'

export function whyDiedCommand(help: HelpTexts): Command<Context> {
  const { brief, description } = help.commands['why-died']
  return buildCommand<OutputFlags, [container: string], Context>({
    loader: async () => concluding((await import('./why-died.run.ts')).whyDiedRun),
    parameters: {
      flags: outputFlags(help),
      aliases: outputAliases,
      positional: {
        kind: 'tuple',
        parameters: [{ parse: String, brief: help.arguments.dead, placeholder: 'CONTAINER' }],
      },
    },
    docs: { brief, fullDescription: description },
  })
}
