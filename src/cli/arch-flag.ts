/** `--arch`, for the commands that read numbers or masks. What it may be is checked in architecture.ts, in words. */
import type { FlagParametersForType } from '@stricli/core'
import type { HelpTexts } from '../i18n/topics/help.ts'

export interface ArchFlag {
  readonly arch?: string
}

export function archFlag({ flags }: HelpTexts): FlagParametersForType<ArchFlag> {
  return {
    arch: {
      kind: 'parsed',
      parse: String,
      optional: true,
      brief: flags.arch,
      placeholder: 'MACHINE',
    },
  }
}
