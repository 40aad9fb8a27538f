/** What the marks in the tables of a tour mean: only those that are there. */
import type { Assumption } from '../../explain/forecast.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { signalTable } from '../../kernel/index.ts'
import type { Experiment, TourReport } from '../../lab/tour/tour-report.ts'
import type { Line } from '../page/page.ts'
import { longName } from '../signal-names.ts'
import { marks } from './kill-table.ts'

/** One line with the marks of the facts, and one for each condition that a forecast rests on. */
export function legend({ inits }: TourReport, catalogue: Catalogue): Line[] {
  const experiments = inits.flatMap((init) => init.experiments)
  const facts = factMarks(experiments, catalogue)
  const meanings = facts === '' ? [] : [facts, catalogue.tour.proof]
  return [...meanings, ...conditions(experiments, catalogue)]
}

function factMarks(experiments: readonly Experiment[], { tour: { legend } }: Catalogue): string {
  const texts = [
    { kind: 'agrees', text: legend.agrees },
    { kind: 'program-decided', text: legend.decided },
    { kind: 'exception', text: legend.excepted },
    { kind: 'contradicts', text: legend.contradicts },
  ] as const
  const tried = experiments.some(({ fact }) => fact.kind === 'tried')
  const isThere = (kind: (typeof texts)[number]['kind']): boolean =>
    // What would speak against the tour is explained even when it is absent.
    kind === 'contradicts' || experiments.some(({ agreement }) => agreement.kind === kind)
  if (!tried) return ''
  return texts
    .filter(({ kind }) => isThere(kind))
    .map(({ kind, text }) => `${marks[kind]} ${text}`)
    .join('   ')
}

function conditions(experiments: readonly Experiment[], catalogue: Catalogue): string[] {
  const table = signalTable()
  const found = new Map<Assumption, number>()
  for (const { forecast, signal } of experiments) {
    for (const { assumption } of forecast.exceptions) found.set(assumption, signal)
  }
  return [...found].map(([assumption, signal]) => {
    const condition = catalogue.assumptions.unless[assumption](longName(signal, table))
    return `? ${catalogue.tour.unless(condition)}`
  })
}
