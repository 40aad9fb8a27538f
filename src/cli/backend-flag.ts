/** `--backend`, for the commands that read processes of this machine. What it may be is checked in backend.ts, in words. */
import type { FlagParametersForType } from '@stricli/core'
import type { HelpTexts } from '../i18n/topics/help.ts'
import type { BackendFlag } from './backend.ts'

export function backendFlag({ flags }: HelpTexts): FlagParametersForType<BackendFlag> {
  return {
    backend: {
      kind: 'parsed',
      parse: String,
      optional: true,
      brief: flags.backend,
      placeholder: 'BACKEND',
    },
  }
}
