/** sigwhy 的全部中文句子。只有个别命令才说的，要用时才生成。 */
import type { Catalogue } from './catalogue.ts'
import { lazily } from './lazily.ts'
import { advice } from './zh/advice.ts'
import { assumptions } from './zh/assumptions.ts'
import { audit } from './zh/audit.ts'
import { backends } from './zh/backends.ts'
import { check } from './zh/check.ts'
import { containers } from './zh/containers.ts'
import { deaths } from './zh/deaths.ts'
import { decoding } from './zh/decoding.ts'
import { engines } from './zh/engines.ts'
import { errors } from './zh/errors.ts'
import { explanation } from './zh/explanation.ts'
import { fates } from './zh/fates.ts'
import { findings } from './zh/findings.ts'
import { gallery } from './zh/gallery.ts'
import { help } from './zh/help.ts'
import { inits } from './zh/inits.ts'
import { notes } from './zh/notes.ts'
import { prognosis } from './zh/prognosis.ts'
import { punctuation } from './zh/punctuation.ts'
import { random } from './zh/random.ts'
import { remedies } from './zh/remedies.ts'
import { signalList } from './zh/signal-list.ts'
import { signals } from './zh/signals.ts'
import { steps } from './zh/steps.ts'
import { tour } from './zh/tour.ts'
import { verification } from './zh/verification.ts'

export const zh: Catalogue = lazily(
  { language: 'zh', punctuation, fates, explanation },
  {
    signals,
    steps,
    findings,
    assumptions,
    remedies,
    prognosis,
    backends,
    check,
    containers,
    engines,
    audit,
    advice,
    decoding,
    deaths,
    signalList,
    inits,
    tour,
    gallery,
    verification,
    random,
    notes,
    errors,
    help,
  },
)
