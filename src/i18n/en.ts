/** Everything sigwhy says in English. What only some commands say is made when it is asked for. */
import type { Catalogue } from './catalogue.ts'
import { assumptions } from './en/assumptions.ts'
import { backends } from './en/backends.ts'
import { decoding } from './en/decoding.ts'
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
import { once } from './once.ts'

const made = {
  signals: once(signals),
  steps: once(steps),
  findings: once(findings),
  assumptions: once(assumptions),
  remedies: once(remedies),
  prognosis: once(prognosis),
  backends: once(backends),
  decoding: once(decoding),
  signalList: once(signalList),
  inits: once(inits),
  tour: once(tour),
  gallery: once(gallery),
  verification: once(verification),
  random: once(random),
  notes: once(notes),
  errors: once(errors),
  help: once(help),
}

export const en: Catalogue = {
  language: 'en',
  punctuation,
  get signals() {
    return made.signals()
  },
  fates,
  get steps() {
    return made.steps()
  },
  get findings() {
    return made.findings()
  },
  get assumptions() {
    return made.assumptions()
  },
  get remedies() {
    return made.remedies()
  },
  explanation,
  get prognosis() {
    return made.prognosis()
  },
  get backends() {
    return made.backends()
  },
  get decoding() {
    return made.decoding()
  },
  get signalList() {
    return made.signalList()
  },
  get inits() {
    return made.inits()
  },
  get tour() {
    return made.tour()
  },
  get gallery() {
    return made.gallery()
  },
  get verification() {
    return made.verification()
  },
  get random() {
    return made.random()
  },
  get notes() {
    return made.notes()
  },
  get errors() {
    return made.errors()
  },
  get help() {
    return made.help()
  },
}
