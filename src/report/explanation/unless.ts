/** What would change a forecast among the facts that could not be read: each assumption with what happens without it. */
import type { Assumption, Exception, Forecast } from '../../explain/forecast.ts'
import type { Fate } from '../../kernel/index.ts'
import type { Unknown } from '../../observe/fact.ts'
import type { Line, Table } from '../page/page.ts'
import { compactNames, longName } from '../signal-names.ts'
import { type ExplanationView, tableOf } from './view.ts'

/** The exceptions of the forecasts, each once, the rare ones last or not at all; `undefined` when there are none. */
export function unlessTable(
  forecasts: readonly Forecast[],
  view: ExplanationView,
): Table | undefined {
  const groups = grouped(forecasts, view)
  if (groups.length === 0) return undefined
  const signals = new Set(forecasts.map(({ signal }) => signal))
  const rows = groups.map((group) => rowOf(group, signals.size, view))
  return { kind: 'table', columns: [{ wraps: true }, { wraps: true }], rows }
}

interface Group {
  readonly assumption: Assumption
  readonly because: Unknown
  readonly isRare: boolean
  readonly fate: Fate
  readonly signals: Set<number>
}

function grouped(forecasts: readonly Forecast[], view: ExplanationView): Group[] {
  const groups = new Map<string, Group>()
  for (const { signal, exceptions } of forecasts) {
    for (const { assumption, because, isRare, ruling } of shown(exceptions, forecasts, view)) {
      const key = `${assumption} ${ruling.fate}`
      const group = groups.get(key)
      if (group) group.signals.add(signal)
      else
        groups.set(key, {
          assumption,
          because,
          isRare,
          fate: ruling.fate,
          signals: new Set([signal]),
        })
    }
  }
  return [...groups.values()].sort((a, b) => Number(a.isRare) - Number(b.isRare))
}

/** Of many signals only what is not rare; of one signal everything. */
function shown(
  exceptions: readonly Exception[],
  forecasts: readonly Forecast[],
  { isDetailed }: ExplanationView,
): readonly Exception[] {
  const isOne = forecasts.every(({ signal }) => signal === forecasts[0]?.signal)
  return isOne || isDetailed ? exceptions : exceptions.filter(({ isRare }) => !isRare)
}

function rowOf(
  { assumption, because, fate, signals }: Group,
  asked: number,
  view: ExplanationView,
): Line[] {
  const { assumptions, explanation, fates, punctuation } = view.catalogue
  const table = tableOf(view)
  const [only] = signals
  const isOne = asked === 1 && only !== undefined
  const unless = assumptions.unless[assumption](isOne ? longName(only, table) : assumptions.each)
  const isText = view.explanation.observation.source === 'pasted'
  const why = isText ? '' : punctuation.aside(assumptions.reasons[because.why])
  const verdict = { text: fates.verdicts[fate], fate }
  const isAll = signals.size === asked || signals.size > mostNames
  const names = compactNames(
    [...signals].sort((a, b) => a - b),
    table,
  )
  const then = isAll
    ? [explanation.inThatCase, verdict]
    : [names.join(' '), punctuation.colon, verdict]
  return [unless + why, then]
}

/** More names than these say nothing. */
const mostNames = 6
