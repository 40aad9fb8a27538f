/** `sigwhy lab tour`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Context } from '../context.ts'
import { type OutputFlags, outputAliases, outputFlags } from '../output-flags.ts'

export interface LabTourFlags extends OutputFlags {
  /** Nothing is started, nothing is sent. */
  readonly model?: boolean
}

export function labTourCommand({ help, tour }: Catalogue): Command<Context> {
  const { brief, description, model } = tour.help
  return buildCommand<LabTourFlags, [], Context>({
    loader: async () => (await import('./lab-tour.run.ts')).labTourRun,
    parameters: {
      flags: {
        model: { kind: 'boolean', optional: true, withNegated: false, brief: model },
        ...outputFlags(help),
      },
      aliases: outputAliases,
    },
    docs: { brief, fullDescription: description },
  })
}
