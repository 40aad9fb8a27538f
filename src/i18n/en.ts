/** Everything sigwhy says in English. */
import type { Catalogue } from './catalogue.ts'
import { assumptions } from './en/assumptions.ts'
import { decoding } from './en/decoding.ts'
import { errors } from './en/errors.ts'
import { explanation } from './en/explanation.ts'
import { fates } from './en/fates.ts'
import { findings } from './en/findings.ts'
import { help } from './en/help.ts'
import { inits } from './en/inits.ts'
import { notes } from './en/notes.ts'
import { punctuation } from './en/punctuation.ts'
import { random } from './en/random.ts'
import { remedies } from './en/remedies.ts'
import { signalList } from './en/signal-list.ts'
import { signals } from './en/signals.ts'
import { steps } from './en/steps.ts'
import { tour } from './en/tour.ts'
import { verification } from './en/verification.ts'

export const en: Catalogue = {
  language: 'en',
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
