/** The flags that every command has: how to say it, not what. */
import type { FlagParametersForType } from '@stricli/core'
import { type Language, languages } from '../i18n/language.ts'
import type { HelpTexts } from '../i18n/topics/help.ts'

const outputForms = ['text', 'wide', 'json', 'yaml', 'markdown'] as const

export type OutputForm = (typeof outputForms)[number]

export interface LanguageFlag {
  /** Read before everything else, see language-asked.ts; here it is only checked. */
  readonly lang?: Language
}

/** The flags of a command that has forms of its own, as everybody knows them: those forms are for programs, as JSON is. */
export function asOutputFlags<Flags extends { readonly output: string }>(
  flags: Flags,
): Omit<Flags, 'output'> & Pick<OutputFlags, 'output'> {
  return { ...flags, output: outputForms.find((form) => form === flags.output) ?? 'json' }
}

export interface OutputFlags extends LanguageFlag {
  readonly output: OutputForm
  readonly color?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
}

export function languageFlag({
  flags,
}: Pick<HelpTexts, 'flags'>): FlagParametersForType<LanguageFlag> {
  return { lang: { kind: 'enum', values: languages, optional: true, brief: flags.lang } }
}

export function outputFlags({ flags }: HelpTexts): FlagParametersForType<OutputFlags> {
  return {
    output: { kind: 'enum', values: outputForms, default: 'text', brief: flags.output },
    color: { kind: 'boolean', optional: true, brief: flags.color },
    ...languageFlag({ flags }),
    quiet: { kind: 'boolean', optional: true, withNegated: false, brief: flags.quiet },
    verbose: { kind: 'boolean', optional: true, withNegated: false, brief: flags.verbose },
  }
}

export const outputAliases = { o: 'output', q: 'quiet', v: 'verbose' } as const
