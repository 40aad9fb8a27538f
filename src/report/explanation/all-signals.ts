/**
 * All signals of one process at a glance: grouped by what becomes of them from inside and from the host, so that each
 * signal is named once.
 */
import { exitCodeOf } from '../../explain/exit-code-of.ts'
import type { Vantage } from '../../explain/forecast.ts'
import { valueOr } from '../../observe/fact.ts'
import type { Block, Line, Page, Table } from '../page/page.ts'
import { compactNames, longName } from '../signal-names.ts'
import { confidenceBlocks } from './confidence.ts'
import { isKernelsOwn } from './prognosis-blocks.ts'
import { outcomeWord, reasonLine } from './prognosis-words.ts'
import { remediesTable } from './remedies-table.ts'
import {
  askOneLine,
  type ExplanationView,
  forecastsOf,
  type Outcome,
  outcomeOf,
  sidesOf,
  tableOf,
  targetName,
  verdictOf,
  wordOf,
} from './view.ts'

/** The page about all signals that were explained. */
export function allSignalsPage(view: ExplanationView): Page {
  const groups = groupByOutcomes(view)
  const blocks: Block[] = [
    {
      kind: 'lines',
      lines: [kindLine(view), ...usualLines(view)],
    },
    ...(view.prognoses.length === 0 ? [] : prognosisTable(view)),
    fatesTable(groups, view),
    ...allAlikeBlocks(groups, view),
    ...confidenceBlocks(view.explanation.forecasts, view),
    { kind: 'lines', lines: [askOneLine(view)] },
  ]
  return { blocks }
}

/** Process 1 is an init, even where nothing says whose. */
function kindLine(view: ExplanationView): string {
  const { explanation, catalogue } = view
  const { kinds, someInit } = catalogue.explanation
  const target = targetName(view)
  const isFirst = valueOr(explanation.observation.pid, 0) === 1
  return explanation.kind === 'unknown' && isFirst
    ? someInit(target)
    : kinds[explanation.kind](target)
}

/** Where all signals come to the same, such as for a zombie, there is one way out of it. */
function allAlikeBlocks(groups: readonly OutcomeGroup[], view: ExplanationView): Block[] {
  const [forecast] = view.explanation.forecasts
  if (!forecast || groups.length > 1) return []
  const remedies = remediesTable(forecast, view)
  const heading = view.catalogue.explanation.headings.remedies
  return remedies === undefined ? [] : [{ kind: 'heading', text: heading }, remedies]
}

/** One row for each combination of fates, the most eventful first. */
function fatesTable(groups: readonly OutcomeGroup[], view: ExplanationView): Table {
  const { catalogue } = view
  const { columns } = catalogue.explanation
  const sides = groups[0]?.outcomes.map(({ from }) => from) ?? []
  return {
    kind: 'table',
    columns: [
      ...sides.map((from) => ({ head: sides.length === 1 ? columns.fate : columns[from] })),
      { head: columns.signals, wraps: true },
    ],
    rows: groups.map(({ outcomes, signals }): Line[] => [
      ...outcomes.map(({ outcome }): Line => [wordOf(outcome, view)]),
      compactNames(signals, tableOf(view)).join(' '),
    ]),
  }
}

/** What the program makes of the signals that were asked about besides. */
function prognosisTable(view: ExplanationView): Block[] {
  const { headings } = view.catalogue.prognosis
  const rows = view.prognoses
    .filter((prognosis) => prognosis.from === view.standing && !isKernelsOwn(prognosis))
    .map((prognosis): Line[] => [
      longName(prognosis.signal, tableOf(view)),
      [outcomeWord(prognosis.outcome, view)],
      ...(prognosis.end === undefined ? [] : [String(exitCodeOf(prognosis.end))]),
      reasonLine(prognosis, view),
    ])
  if (rows.length === 0) return []
  return [
    { kind: 'heading', text: headings.path },
    {
      kind: 'table',
      columns: [...(rows[0] ?? []).slice(1).map(() => ({})), { wraps: true }],
      rows,
    },
  ]
}

export interface OutcomeGroup {
  readonly outcomes: readonly { readonly from: Vantage; readonly outcome: Outcome }[]
  readonly signals: readonly number[]
}

/** The signals that meet the same outcomes from all sides; the reader's own side comes first. */
export function groupByOutcomes(view: ExplanationView): OutcomeGroup[] {
  const { forecasts } = view.explanation
  const sides = sidesOf(forecasts, view)
  // From each side the same signals in the same order.
  const [own = [], ...others] = sides.map((side) => forecasts.filter(({ from }) => from === side))
  const groups = new Map<string, { outcomes: OutcomeGroup['outcomes']; signals: number[] }>()
  own.forEach((forecast, index) => {
    let key: string = outcomeOf(forecast)
    for (const other of others) key += ` ${outcomeOf(other[index] ?? forecast)}`
    const group = groups.get(key)
    if (group) {
      group.signals.push(forecast.signal)
    } else {
      const all = [forecast, ...others.map((other) => other[index] ?? forecast)]
      const outcomes = all.map((each) => ({ from: each.from, outcome: outcomeOf(each) }))
      groups.set(key, { outcomes, signals: [forecast.signal] })
    }
  })
  return [...groups.values()].sort((a, b) => rank(a) - rank(b))
}

/** From what the program notices, over what ends or stops it, to what comes to nothing. */
const eventful: readonly Outcome[] = [
  'handled',
  'taken',
  'trapped',
  'killed',
  'dumped',
  'stopped',
  'resumed',
  'pending',
  'merged',
  'discarded',
  'dropped',
  'refused',
  'unknown',
]

function rank({ outcomes }: OutcomeGroup): number {
  return outcomes.reduce((sum, { outcome }) => sum * eventful.length + eventful.indexOf(outcome), 0)
}

/** SIGTERM and SIGKILL, which people ask about: one line each. */
export function usualLines(view: ExplanationView): Line[] {
  const { numberOf } = tableOf(view)
  return (['SIGTERM', 'SIGKILL'] as const).map((name) => {
    const forecasts = forecastsOf(numberOf.get(name) ?? 0, view)
    const outcomes = new Set(forecasts.map(outcomeOf))
    const sides = forecasts.map((forecast) => ({
      from: forecast.from,
      verdict: verdictOf(outcomeOf(forecast), view),
      isSame: outcomes.size === 1,
    }))
    return view.catalogue.explanation.allSides(name, sides)
  })
}
