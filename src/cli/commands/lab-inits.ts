/** `sigwhy lab inits`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { BackendFlag } from '../backend.ts'
import { backendFlag } from '../backend-flag.ts'
import { concluding } from '../conclude.ts'
import type { Context } from '../context.ts'
import { type OutputFlags, outputAliases, outputFlags } from '../output-flags.ts'

export interface LabInitsFlags extends OutputFlags, BackendFlag {
  readonly quick?: boolean
  /** Parts of names of programs, separated by commas. */
  readonly only?: string
  /** Signals, separated by commas. */
  readonly signals?: string
}

export function labInitsCommand({ help, gallery }: Catalogue): Command<Context> {
  const { brief, description, quick, only, signals } = gallery.help
  return buildCommand<LabInitsFlags, [], Context>({
    loader: async () => concluding((await import('./lab-inits.run.ts')).labInitsRun),
    parameters: {
      flags: {
        quick: { kind: 'boolean', optional: true, withNegated: false, brief: quick },
        only: {
          kind: 'parsed',
          parse: String,
          optional: true,
          brief: only,
          placeholder: 'PROGRAMS',
        },
        signals: {
          kind: 'parsed',
          parse: String,
          optional: true,
          brief: signals,
          placeholder: 'SIGNALS',
        },
        ...backendFlag(help),
        ...outputFlags(help),
      },
      aliases: outputAliases,
    },
    docs: { brief, fullDescription: description },
  })
}
