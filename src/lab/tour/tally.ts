/** Counts how the forecasts of a tour came out. */
import type { Experiment, InitReport, Tally } from './tour-report.ts'

/** The counts over all experiments that were made. */
export function tallyOf(inits: readonly InitReport[]): Tally {
  const experiments = inits.flatMap((init) => init.experiments)
  const tried = experiments.filter(({ fact }) => fact.kind === 'tried')
  const count = (kind: Experiment['agreement']['kind']): number =>
    tried.filter(({ agreement }) => agreement.kind === kind).length
  const returnedZero = tried.filter(({ fact }) => fact.kind === 'tried' && fact.returned === 0)
  const leftAlive = returnedZero.filter(
    ({ fact }) => fact.kind === 'tried' && fact.became.kind === 'alive',
  )
  return {
    tried: tried.length,
    agreed: count('agrees'),
    decided: count('program-decided'),
    excepted: count('exception'),
    contradicted: count('contradicts'),
    returnedZero: returnedZero.length,
    leftAlive: leftAlive.length,
  }
}
