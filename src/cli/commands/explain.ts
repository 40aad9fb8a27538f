/** `sigwhy [TARGET] [SIGNAL]`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import { type ArchFlag, archFlag } from '../arch-flag.ts'
import type { BackendFlag } from '../backend.ts'
import { backendFlag } from '../backend-flag.ts'
import { proposeSignals, proposeTargets } from '../completions.ts'
import { concluding } from '../conclude.ts'
import type { Context } from '../context.ts'
import { type OutputFlags, outputAliases, outputFlags } from '../output-flags.ts'

export interface ExplainFlags extends OutputFlags, ArchFlag, BackendFlag {
  readonly signal?: string
}

export function explainCommand(help: HelpTexts): Command<Context> {
  const { brief, description } = help.commands.explain
  return buildCommand<ExplainFlags, [target?: string, signal?: string], Context>({
    loader: async () => concluding((await import('./explain.run.ts')).explainRun),
    parameters: {
      flags: {
        signal: {
          kind: 'parsed',
          parse: String,
          optional: true,
          brief: help.flags.signal,
          placeholder: 'SIGNAL',
          proposeCompletions: proposeSignals,
        },
        ...archFlag(help),
        ...backendFlag(help),
        ...outputFlags(help),
      },
      aliases: { ...outputAliases, s: 'signal' },
      positional: {
        kind: 'tuple',
        parameters: [
          {
            parse: String,
            optional: true,
            brief: help.arguments.target,
            placeholder: 'TARGET',
            proposeCompletions: proposeTargets,
          },
          {
            parse: String,
            optional: true,
            brief: help.arguments.signal,
            placeholder: 'SIGNAL',
            proposeCompletions: proposeSignals,
          },
        ],
      },
    },
    docs: { brief, fullDescription: description },
  })
}
