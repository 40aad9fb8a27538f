/** Everything sigwhy says in English. What only some commands say is made when it is asked for. */
import type { Catalogue } from './catalogue.ts'
import { advice } from './en/advice.ts'
import { assumptions } from './en/assumptions.ts'
import { audit } from './en/audit.ts'
import { backends } from './en/backends.ts'
import { check } from './en/check.ts'
import { containers } from './en/containers.ts'
import { deaths } from './en/deaths.ts'
import { decoding } from './en/decoding.ts'
import { engines } from './en/engines.ts'
import { errors } from './en/errors.ts'
import { explanation } from './en/explanation.ts'
import { fates } from './en/fates.ts'
import { findings } from './en/findings.ts'
import { gallery } from './en/gallery.ts'
import { help } from './en/help.ts'
import { inits } from './en/inits.ts'
import { notes } from './en/notes.ts'
import { prognosis } from './en/prognosis.ts'
import { punctuation } from './en/punctuation.ts'
import { random } from './en/random.ts'
import { remedies } from './en/remedies.ts'
import { signalList } from './en/signal-list.ts'
import { signals } from './en/signals.ts'
import { steps } from './en/steps.ts'
import { tour } from './en/tour.ts'
import { verification } from './en/verification.ts'
import { lazily } from './lazily.ts'

export const en: Catalogue = lazily(
  { language: 'en', punctuation, fates, explanation },
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
