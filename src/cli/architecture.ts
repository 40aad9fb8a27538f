/** `--arch`: whose signal numbers are meant. */
import type { Catalogue } from '../i18n/catalogue.ts'
import { type Family, families, familyOf } from '../kernel/index.ts'
import { type Failure, failure } from './failure.ts'

/** The family of a machine's name or of a family's; generic when none is given. */
export function readFamily(text: string | undefined, catalogue: Catalogue): Family | Failure {
  if (text === undefined) return 'generic'
  const family = familyOf(text)
  if (family !== undefined) return family
  const allowed = ['x86_64', 'aarch64', ...Object.keys(families)]
  return failure({ code: 'unknown-machine', text, allowed }, catalogue.errors.usage, 'usage')
}
