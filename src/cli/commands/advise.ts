/** `sigwhy advise`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import type { BackendFlag } from '../backend.ts'
import { backendFlag } from '../backend-flag.ts'
import { concluding } from '../conclude.ts'
import type { Context } from '../context.ts'
import { type OutputFlags, outputAliases, outputFlags } from '../output-flags.ts'

const formats = ['dockerfile', 'compose', 'run'] as const

export interface AdviseFlags extends OutputFlags, BackendFlag {
  readonly format: (typeof formats)[number]
}

export function adviseCommand(help: HelpTexts): Command<Context> {
  const { brief, description } = help.commands.advise
  return buildCommand<AdviseFlags, [target: string], Context>({
    loader: async () => concluding((await import('./advise.run.ts')).adviseRun),
    parameters: {
      flags: {
        format: {
          kind: 'enum',
          values: formats,
          default: 'dockerfile',
          brief: help.flags.patchFormat,
        },
        ...backendFlag(help),
        ...outputFlags(help),
      },
      aliases: outputAliases,
      positional: {
        kind: 'tuple',
        parameters: [
          { parse: String, brief: help.arguments.containerOrImage, placeholder: 'CONTAINER' },
        ],
      },
    },
    docs: { brief, fullDescription: description },
  })
}
