/** `sigwhy decode MASK…`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import { maskNames } from '../../i18n/mask-name.ts'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import { type ArchFlag, archFlag } from '../arch-flag.ts'
import { concluding } from '../conclude.ts'
import type { Context } from '../context.ts'
import { type OutputFlags, outputAliases, outputFlags } from '../output-flags.ts'

export interface DecodeFlags extends OutputFlags, ArchFlag {
  readonly as: (typeof maskNames)[number]
}

export function decodeCommand(help: HelpTexts): Command<Context> {
  const { brief, description } = help.commands.decode
  return buildCommand<DecodeFlags, string[], Context>({
    loader: async () => concluding((await import('./decode.run.ts')).decodeRun),
    parameters: {
      flags: {
        as: { kind: 'enum', values: maskNames, default: 'SigCgt', brief: help.flags.as },
        ...archFlag(help),
        ...outputFlags(help),
      },
      aliases: outputAliases,
      positional: {
        kind: 'array',
        minimum: 1,
        parameter: { parse: String, brief: help.arguments.masks, placeholder: 'MASK' },
      },
    },
    docs: { brief, fullDescription: description },
  })
}
