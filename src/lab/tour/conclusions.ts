/**
 * The article's two conclusions, each with what this very tour showed for it and about its limits. A finding that no
 * experiment showed has empty lists: it is said to be not shown, never claimed.
 */
import { has } from '../../kernel/index.ts'
import {
  type Claim,
  claims,
  type FindingCode,
  type FindingRow,
  type Stand,
  type Untried,
} from './finding-rows.ts'
import type { InitId } from './inits.ts'
import type { Experiment, InitReport } from './tour-report.ts'

export interface Conclusion {
  readonly claim: Claim
  readonly findings: readonly Finding[]
  /** Conditions that no experiment of the tour is about. */
  readonly untried: readonly Untried[]
}

export interface Finding {
  readonly code: FindingCode
  /** Whether it bears the claim out, or shows where it ends. */
  readonly stance: FindingRow['stance']
  /** The inits that showed it; none when it was not shown. */
  readonly shownBy: readonly InitId[]
  /** The inits of the same sort that showed the opposite. */
  readonly against: readonly InitId[]
}

/** What the experiments say about the claims; where nothing was tried, what the forecasts say. */
export function concludeFrom(inits: readonly InitReport[]): readonly Conclusion[] {
  return claims.map(({ claim, findings, untried }) => ({
    claim,
    findings: findings.map((row) => findingOf(row, inits)),
    untried,
  }))
}

function findingOf(row: FindingRow, inits: readonly InitReport[]): Finding {
  const ends = initsWhere('ends')
  const livesOn = initsWhere('lives-on')
  const [shownBy, opposite] = row.shown === 'ends' ? [ends, livesOn] : [livesOn, ends]
  const { code, stance } = row
  return { code, stance, shownBy, against: row.either ? [] : opposite }

  function initsWhere(end: End): InitId[] {
    const isShown = (experiment: Experiment): boolean =>
      experiment.signal === row.signal &&
      experiment.from === row.from &&
      row.about(standOf(experiment)) &&
      endOf(experiment) === end
    return inits.filter(({ experiments }) => experiments.some(isShown)).map(({ id }) => id)
  }
}

/** How the process stood to the signal when it was observed. */
function standOf({ signal, forecast }: Experiment): Stand {
  const { caught, threads, signalfd } = forecast.question.target
  return {
    caught: has(caught, signal),
    awaited: has(signalfd, signal) || threads.some(({ awaited }) => has(awaited, signal)),
    blocked: threads.every(({ blocked }) => has(blocked, signal)),
  }
}

type End = FindingRow['shown']

function endOf({ forecast, fact }: Experiment): End | undefined {
  if (fact.kind === 'tried') {
    switch (fact.became.kind) {
      case 'ended':
        return 'ends'
      case 'alive':
        // That nothing happens after a call that failed says nothing about inits.
        return fact.returned === 0 ? 'lives-on' : undefined
      case 'stopped':
        return undefined
    }
  }
  switch (forecast.ruling.fate) {
    case 'killed':
    case 'dumped':
      return 'ends'
    case 'dropped':
    case 'merged':
    case 'pending':
    case 'discarded':
      return 'lives-on'
    case 'refused':
    // What the program would do is not in the forecast.
    case 'taken':
    case 'handled':
    case 'trapped':
    case 'stopped':
      return undefined
  }
}
