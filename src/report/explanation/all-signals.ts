/**
 * All signals of one process at a glance: grouped by what becomes of them from inside and from the host, so that each
 * signal is named once.
 */
import type { Vantage } from '../../explain/forecast.ts'
import type { Fate } from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import { type Block, code, type Line, type Page, type Piece, type Table } from '../page/page.ts'
import { compactNames } from '../signal-names.ts'
import { confidenceBlocks } from './confidence.ts'
import { type ExplanationView, forecastsOf, tableOf, targetName, verdictOf } from './view.ts'

/** The page about all signals that were explained. */
export function allSignalsPage(view: ExplanationView): Page {
  const { explanation, catalogue } = view
  const { explanation: texts } = catalogue
  const pid = valueOr(explanation.observation.pid, undefined)
  const target = explanation.observation.source === 'procfs' && pid !== undefined ? pid : '-'
  const blocks: Block[] = [
    {
      kind: 'lines',
      lines: [texts.kinds[explanation.kind](targetName(view)), ...usualLines(view)],
    },
    fatesTable(view),
    ...confidenceBlocks(explanation.forecasts, view),
    { kind: 'lines', lines: [[texts.askOne, code(`sigwhy ${target} TERM`)]] },
  ]
  return { blocks }
}

/** One row for each combination of fates, the most eventful first. */
export function fatesTable(view: ExplanationView): Table {
  const { catalogue } = view
  const { columns } = catalogue.explanation
  const groups = groupByFates(view)
  const sides = groups[0]?.fates.map(({ from }) => from) ?? []
  return {
    kind: 'table',
    columns: [
      ...sides.map((from) => ({ head: sides.length === 1 ? columns.fate : columns[from] })),
      { head: columns.signals, wraps: true },
    ],
    rows: groups.map(({ fates, signals }): Line[] => [
      ...fates.map(({ fate }): Line => [word(fate, view)]),
      compactNames(signals, tableOf(view)).join(' '),
    ]),
  }
}

export interface FateGroup {
  readonly fates: readonly { readonly from: Vantage; readonly fate: Fate }[]
  readonly signals: readonly number[]
}

/** The signals that meet the same fates from all sides; the reader's own side comes first. */
export function groupByFates(view: ExplanationView): FateGroup[] {
  const groups = new Map<string, { fates: FateGroup['fates']; signals: number[] }>()
  const signals = new Set(view.explanation.forecasts.map(({ signal }) => signal))
  for (const signal of signals) {
    const fates = forecastsOf(signal, view).map(({ from, ruling }) => ({ from, fate: ruling.fate }))
    const key = fates.map(({ fate }) => fate).join(' ')
    const group = groups.get(key)
    if (group) group.signals.push(signal)
    else groups.set(key, { fates, signals: [signal] })
  }
  return [...groups.values()].sort((a, b) => rank(a) - rank(b))
}

/** From what the program notices, over what ends or stops it, to what comes to nothing. */
const eventful: readonly Fate[] = [
  'handled',
  'taken',
  'trapped',
  'killed',
  'dumped',
  'stopped',
  'pending',
  'merged',
  'discarded',
  'dropped',
  'refused',
]

function rank({ fates }: FateGroup): number {
  return fates.reduce((sum, { fate }) => sum * eventful.length + eventful.indexOf(fate), 0)
}

/** SIGTERM and SIGKILL, which people ask about: one line each. */
export function usualLines(view: ExplanationView): Line[] {
  const { numberOf } = tableOf(view)
  return (['SIGTERM', 'SIGKILL'] as const).map((name) => {
    const forecasts = forecastsOf(numberOf.get(name) ?? 0, view)
    const isSame = forecasts.every(({ ruling }) => ruling.fate === forecasts[0]?.ruling.fate)
    const sides = forecasts.map(({ from, ruling }) => ({
      from,
      verdict: verdictOf(ruling.fate, view),
      isSame,
    }))
    return view.catalogue.explanation.allSides(name, sides)
  })
}

function word(fate: Fate, { catalogue }: ExplanationView): Piece {
  return { text: catalogue.fates.words[fate], fate }
}
