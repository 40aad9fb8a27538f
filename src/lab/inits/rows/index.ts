/** The rows of the gallery, in the order in which they are shown. */
import type { InitRow } from '../init-row.ts'
import { applicationServers } from './application-servers.ts'
import { compiled } from './compiled.ts'
import { inits } from './inits.ts'
import { languages } from './languages.ts'
import { nodes } from './node.ts'
import { servers } from './servers.ts'
import { shells } from './shells.ts'
import { subjects } from './subjects.ts'
import { supervisors } from './supervisors.ts'
import { tools } from './tools.ts'

export const galleryRows: readonly InitRow[] = [
  ...subjects,
  ...shells,
  ...inits,
  ...nodes,
  ...languages,
  ...compiled,
  ...applicationServers,
  ...servers,
  ...supervisors,
  ...tools,
]

/** Those that start in no time and need nothing but a few small programs. */
export const lightRows: readonly InitRow[] = galleryRows.filter(({ isLight }) => isLight === true)

/** The signals that matter most, by number. */
export const quickSignals: readonly number[] = [1, 2, 3, 9, 10, 15]
