/** sigwhy 的全部中文句子。只有个别命令才说的，要用时才生成。 */
import type { Catalogue } from './catalogue.ts'
import { once } from './once.ts'
import { assumptions } from './zh/assumptions.ts'
import { backends } from './zh/backends.ts'
import { decoding } from './zh/decoding.ts'
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

export const zh: Catalogue = {
  language: 'zh',
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
