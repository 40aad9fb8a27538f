/** `sigwhy signals [SIGNAL…]`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import { type ArchFlag, archFlag } from '../arch-flag.ts'
import { proposeSignals } from '../completions.ts'
import { concluding } from '../conclude.ts'
import type { Context } from '../context.ts'
import { type OutputFlags, outputAliases, outputFlags } from '../output-flags.ts'

export interface SignalsFlags extends OutputFlags, ArchFlag {}

export function signalsCommand(help: HelpTexts): Command<Context> {
  const { brief, description } = help.commands.signals
  return buildCommand<SignalsFlags, string[], Context>({
    loader: async () => concluding((await import('./signals.run.ts')).signalsRun),
    parameters: {
      flags: {
        ...archFlag(help),
        ...outputFlags(help),
      },
      aliases: outputAliases,
      positional: {
        kind: 'array',
        parameter: {
          parse: String,
          brief: help.arguments.signals,
          placeholder: 'SIGNAL',
          proposeCompletions: proposeSignals,
        },
      },
    },
    docs: { brief, fullDescription: description },
  })
}
