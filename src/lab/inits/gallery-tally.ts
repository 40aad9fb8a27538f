/** How often the forecasts of a gallery came true, by how sure they were; and those that did not. */
import type { Prognosis, Sureness } from '../../explain/prognosis.ts'
import type { Experiment, GalleryReport, RowReport } from './gallery-report.ts'
import { type Verdict, verdictOn } from './verdict.ts'

export interface GalleryTally {
  readonly experiments: number
  readonly bySureness: Readonly<Record<Sureness, Counts>>
  /** Those of which the kernel was said to drop the signal. */
  readonly dropped: Counts
  /** Share of the experiments with a forecast that was certain or likely, from 0 to 1. */
  readonly sure: number
  readonly misses: readonly Miss[]
}

export type Counts = Readonly<Record<Verdict, number>>

export interface Miss {
  readonly row: RowReport<Prognosis>
  readonly experiment: Experiment<Prognosis>
}

/** Counts the verdicts. */
export function tallyOf({ rows }: Pick<GalleryReport<Prognosis>, 'rows'>): GalleryTally {
  const bySureness = { certain: noCounts(), likely: noCounts(), guess: noCounts() }
  const dropped = noCounts()
  const misses: Miss[] = []
  let experiments = 0
  for (const row of rows) {
    for (const experiment of row.experiments) {
      const { forecast, fact } = experiment
      const verdict = verdictOn(forecast, fact)
      experiments++
      bySureness[forecast.confidence][verdict]++
      if (isDropped(forecast)) dropped[verdict]++
      if (verdict === 'wrong') misses.push({ row, experiment })
    }
  }
  const { certain, likely } = bySureness
  const sure = experiments === 0 ? 0 : (sum(certain) + sum(likely)) / experiments
  return { experiments, bySureness, dropped, sure, misses }
}

function isDropped({ path: [first] }: Prognosis): boolean {
  const { fate } = first.forecast.ruling
  return fate === 'dropped' || fate === 'discarded'
}

function noCounts(): Record<Verdict, number> {
  return { right: 0, wrong: 0, undecided: 0 }
}

function sum({ right, wrong, undecided }: Counts): number {
  return right + wrong + undecided
}
