/** What would change a forecast among the facts that could not be read: each assumption with what happens without it. */
import type { Assumption, Forecast } from '../../explain/forecast.ts'
import type { Fate } from '../../kernel/index.ts'
import type { Unknown } from '../../observe/fact.ts'
import type { Line, Piece, Table } from '../page/page.ts'
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
  readonly fates: Set<Fate>
  readonly signals: Set<number>
}

function grouped(forecasts: readonly Forecast[], view: ExplanationView): Group[] {
  const groups = new Map<Assumption, Group>()
  const isOne = forecasts.every(({ signal }) => signal === forecasts[0]?.signal)
  for (const { signal, exceptions } of forecasts) {
    for (const { assumption, because, isRare, ruling } of exceptions) {
      // Of many signals only what is not rare; of one signal everything.
      if (isRare && !isOne && !view.isDetailed) continue
      const group = groups.get(assumption) ?? {
        assumption,
        because,
        isRare,
        fates: new Set(),
        signals: new Set(),
      }
      group.fates.add(ruling.fate)
      group.signals.add(signal)
      groups.set(assumption, group)
    }
  }
  return [...groups.values()].sort((a, b) => Number(a.isRare) - Number(b.isRare))
}

function rowOf(
  { assumption, because, fates: found, signals }: Group,
  asked: number,
  view: ExplanationView,
): Line[] {
  const { assumptions, explanation, punctuation } = view.catalogue
  const table = tableOf(view)
  const [only] = signals
  const isOne = asked === 1 && only !== undefined
  const unless = assumptions.unless[assumption](isOne ? longName(only, table) : assumptions.each)
  const isText = view.explanation.observation.source === 'pasted'
  const why = isText ? '' : punctuation.aside(assumptions.reasons[because.why])
  const isAll = signals.size === asked || signals.size > mostNames
  const names = compactNames(
    [...signals].sort((a, b) => a - b),
    table,
  )
  const start = isAll ? explanation.inThatCase : names.join(' ') + punctuation.colon
  return [unless + why, [start, ...verdicts([...found], view)]]
}

/** One verdict as a sentence has it, several as words. */
function verdicts(fates: readonly Fate[], { catalogue }: ExplanationView): (string | Piece)[] {
  const { words, verdicts } = catalogue.fates
  const [only, ...others] = fates
  if (only !== undefined && others.length === 0) return [{ text: verdicts[only], fate: only }]
  return fates.flatMap((fate, index) => [index === 0 ? '' : ' / ', { text: words[fate], fate }])
}

/** More names than these say nothing. */
const mostNames = 6
