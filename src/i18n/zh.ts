/** sigwhy 的全部中文句子。 */
import type { Catalogue } from './catalogue.ts'
import { assumptions } from './zh/assumptions.ts'
import { decoding } from './zh/decoding.ts'
import { errors } from './zh/errors.ts'
import { explanation } from './zh/explanation.ts'
import { fates } from './zh/fates.ts'
import { findings } from './zh/findings.ts'
import { help } from './zh/help.ts'
import { inits } from './zh/inits.ts'
import { notes } from './zh/notes.ts'
import { punctuation } from './zh/punctuation.ts'
import { random } from './zh/random.ts'
import { remedies } from './zh/remedies.ts'
import { signalList } from './zh/signal-list.ts'
import { signals } from './zh/signals.ts'
import { steps } from './zh/steps.ts'
import { tour } from './zh/tour.ts'
import { verification } from './zh/verification.ts'

export const zh: Catalogue = {
  language: 'zh',
  punctuation,
  signals,
  fates,
  steps,
  findings,
  assumptions,
  remedies,
  explanation,
  decoding,
  signalList,
  inits,
  tour,
  verification,
  random,
  notes,
  errors,
  help,
}
