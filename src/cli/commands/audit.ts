/** `sigwhy audit`: what it is called with. */
import { buildCommand, type Command } from '@stricli/core'
import { type FailOn, failures } from '../../audit/baseline.ts'
import type { HelpTexts } from '../../i18n/topics/help.ts'
import type { BackendFlag } from '../backend.ts'
import { backendFlag } from '../backend-flag.ts'
import { concluding } from '../conclude.ts'
import type { Context } from '../context.ts'
import { type OutputFlags, outputAliases, outputFlags } from '../output-flags.ts'

const auditForms = ['text', 'wide', 'json', 'yaml', 'markdown', 'sarif', 'junit'] as const

export interface AuditFlags extends Omit<OutputFlags, 'output'>, BackendFlag {
  readonly output: (typeof auditForms)[number]
  readonly failOn?: readonly FailOn[]
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly engine?: 'docker' | 'podman' | 'cri'
}

export function auditCommand(help: HelpTexts): Command<Context> {
  const { brief, description } = help.commands.audit
  const { flags } = help
  return buildCommand<AuditFlags, string[], Context>({
    loader: async () => concluding((await import('./audit.run.ts')).auditRun),
    parameters: {
      flags: {
        failOn: {
          kind: 'enum',
          values: failures,
          variadic: ',',
          optional: true,
          brief: flags.failOn,
        },
        baseline: {
          kind: 'parsed',
          parse: String,
          optional: true,
          brief: flags.baseline,
          placeholder: 'FILE',
        },
        writeBaseline: {
          kind: 'parsed',
          parse: String,
          optional: true,
          brief: flags.writeBaseline,
          placeholder: 'FILE',
        },
        engine: {
          kind: 'enum',
          values: ['docker', 'podman', 'cri'],
          optional: true,
          brief: flags.engine,
        },
        ...backendFlag(help),
        ...outputFlags(help),
        output: { kind: 'enum', values: auditForms, default: 'text', brief: flags.auditOutput },
      },
      aliases: outputAliases,
      positional: {
        kind: 'array',
        parameter: { parse: String, brief: help.arguments.containers, placeholder: 'CONTAINER' },
      },
    },
    docs: { brief, fullDescription: description },
  })
}
