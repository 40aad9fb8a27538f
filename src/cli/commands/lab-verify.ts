/** `sigwhy lab verify`: what it is called with. */
import { buildCommand, type Command, numberParser } from '@stricli/core'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Context } from '../context.ts'
import { type OutputFlags, outputAliases, outputFlags } from '../output-flags.ts'

export interface LabVerifyFlags extends OutputFlags {
  readonly quick?: boolean
  readonly only?: string
  readonly pin: boolean
  /** How many random operations; the cases are played when left out. */
  readonly random?: number
  readonly seed?: number
}

export function labVerifyCommand({ help, verification }: Catalogue): Command<Context> {
  const { brief, description, quick, only, pin, random, seed } = verification.help
  return buildCommand<LabVerifyFlags, [], Context>({
    loader: async () => (await import('./lab-verify.run.ts')).labVerifyRun,
    parameters: {
      flags: {
        quick: { kind: 'boolean', optional: true, withNegated: false, brief: quick },
        only: { kind: 'parsed', parse: String, optional: true, brief: only, placeholder: 'TEXT' },
        pin: { kind: 'boolean', default: true, brief: pin },
        random: {
          kind: 'parsed',
          parse: numberParser,
          optional: true,
          brief: random,
          placeholder: 'N',
        },
        seed: {
          kind: 'parsed',
          parse: numberParser,
          optional: true,
          brief: seed,
          placeholder: 'S',
        },
        ...outputFlags(help),
      },
      aliases: outputAliases,
    },
    docs: { brief, fullDescription: description },
  })
}
