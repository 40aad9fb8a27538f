/** `sigwhy check`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import type { BackendFlag } from '../backend.ts'
import { backendFlag } from '../backend-flag.ts'
import { concluding } from '../conclude.ts'
import type { Context } from '../context.ts'
import { type OutputFlags, outputAliases, outputFlags } from '../output-flags.ts'

/** What every command prints, and what continuous integration reads. */
const forms = ['text', 'wide', 'json', 'yaml', 'markdown', 'junit', 'github'] as const

export interface CheckFlags extends Omit<OutputFlags, 'output'>, BackendFlag {
  readonly output: (typeof forms)[number]
  /** Milliseconds, or `off`. */
  readonly window: string
  /** Seconds. */
  readonly patience: string
}

export function checkCommand(help: HelpTexts): Command<Context> {
  const { brief, description } = help.commands.check
  const { window, patience, checkOutput } = help.flags
  const text = (brief: string, value: string, placeholder: string) =>
    ({ kind: 'parsed', parse: String, default: value, brief, placeholder }) as const
  return buildCommand<CheckFlags, [target: string, ...words: string[]], Context>({
    loader: async () => concluding((await import('./check.run.ts')).checkRun),
    parameters: {
      flags: {
        window: text(window, '100', 'MS'),
        patience: text(patience, '60', 'SECONDS'),
        ...backendFlag(help),
        ...outputFlags(help),
        output: { kind: 'enum', values: forms, default: 'text', brief: checkOutput },
      },
      aliases: outputAliases,
      positional: {
        kind: 'array',
        minimum: 1,
        parameter: { parse: String, brief: help.arguments.checked, placeholder: 'TARGET' },
      },
    },
    docs: { brief, fullDescription: description },
  })
}
