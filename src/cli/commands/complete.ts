/** `sigwhy __complete -- WORDS`: what completion scripts call; not shown in help. */
import { buildCommand, type Command } from '@stricli/core'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import type { Context } from '../context.ts'

export function completeCommand(help: HelpTexts): Command<Context> {
  const { brief } = help.commands.completion
  return buildCommand<Record<never, never>, string[], Context>({
    loader: async () => (await import('./complete.run.ts')).completeRun,
    parameters: {
      positional: { kind: 'array', parameter: { parse: String, brief, placeholder: 'WORD' } },
    },
    docs: { brief },
  })
}
