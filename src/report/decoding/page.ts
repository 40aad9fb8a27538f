/** Decoded masks: which signals are in them, what that means, and what an init with these masks does. */
import type { Explanation, Forecast } from '../../explain/forecast.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import {
  formatMask,
  intersection,
  nameOf,
  type SignalTable,
  setOf,
  signalsIn,
  without,
} from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import { usualLines } from '../explanation/all-signals.ts'
import { exceptionBlocks } from '../explanation/confidence.ts'
import type { ExplanationView } from '../explanation/view.ts'
import { type Block, code, type Line, type Page, type Table } from '../page/page.ts'
import { compactNames, longName } from '../signal-names.ts'
import { masksOf, type NamedMask, tableFor } from './masks.ts'

/** The page about the masks of each process, one after the other. */
export function decodingPage(
  explanations: readonly Explanation[],
  catalogue: Catalogue,
  isDetailed: boolean,
): Page {
  const blocks = explanations.flatMap((explanation) => {
    const standing = 'inside'
    const view: ExplanationView = { explanation, prognoses: [], standing, catalogue, isDetailed }
    const table = tableFor(explanation)
    const width = valueOr(explanation.observation.signals.width, 16)
    const masks = masksOf(explanation)
    return [
      ...masks.flatMap((mask) => maskBlocks(mask, formatMask(mask.set, width), table, view)),
      ...effectBlocks(masks, view),
    ]
  })
  const [first] = explanations
  const machines = first && catalogue.signalList.families[tableFor(first).family]
  const readWith: Block[] =
    machines === undefined
      ? []
      : [{ kind: 'lines', lines: [catalogue.decoding.readWith(machines)] }]
  return { blocks: [...blocks, ...readWith] }
}

function maskBlocks(
  { name, set }: NamedMask,
  digits: string,
  table: SignalTable,
  { catalogue, isDetailed }: ExplanationView,
): Block[] {
  const { decoding, punctuation } = catalogue
  const numbers = signalsIn(intersection(set, table.all))
  const meaning =
    numbers.length === 0
      ? decoding.empty[name]
      : decoding.meanings[name](members(numbers, table, catalogue))
  const isSetting = name !== 'SigPnd' && name !== 'ShdPnd'
  const impossible = isSetting ? signalsIn(intersection(set, table.killAndStop)) : []
  const lines: Line[] = [
    [code(`${name} ${digits}`), punctuation.colon, meaning],
    ...(impossible.length === 0
      ? []
      : [decoding.impossible(punctuation.list(impossible.map((each) => longName(each, table))))]),
  ]
  const shown = numbers.filter((number) => nameOf(table, number) !== undefined)
  const isShort = shown.length > 0 && shown.length <= mostRows
  return [
    { kind: 'lines', lines },
    ...(isShort || (isDetailed && shown.length > 0)
      ? [membersTable(isDetailed ? numbers : shown, table, catalogue)]
      : []),
  ]
}

/** With more rows than these, the names alone say more. */
const mostRows = 8

/** The names, or all but the few that are missing. */
function members(numbers: readonly number[], table: SignalTable, catalogue: Catalogue): string {
  const names = compactNames(numbers, table)
  const others = compactNames(without(table.all, setOf(...numbers)), table)
  const { allBut } = catalogue.decoding
  if (others.length === 0) return catalogue.explanation.all
  const isFull = others.length <= 12 && others.length < names.length
  if (isFull) return allBut(others.join(' '))
  const long = numbers.map((number) => longName(number, table))
  return long.length <= 3 ? catalogue.punctuation.list(long) : names.join(' ')
}

function membersTable(
  numbers: readonly number[],
  table: SignalTable,
  { signals }: Catalogue,
): Table {
  return {
    kind: 'table',
    columns: [{ align: 'right' }, {}, { wraps: true }],
    rows: numbers.map((number): Line[] => {
      const name = nameOf(table, number)
      return [
        String(number),
        longName(number, table),
        name === undefined ? signals.realTime : signals.purposes[name],
      ]
    }),
  }
}

/** What SIGTERM and SIGKILL do, where the masks say anything about that. */
function effectBlocks(masks: readonly NamedMask[], view: ExplanationView): Block[] {
  if (masks.every(({ name }) => name === 'SigPnd' || name === 'ShdPnd')) return []
  const { decoding } = view.catalogue
  return [
    { kind: 'heading', text: decoding.initWith },
    { kind: 'lines', lines: usualLines(view) },
    ...exceptionBlocks(view.explanation.forecasts.map(ofInit), view),
  ]
}

/** The heading has said that this is about an init. */
function ofInit(forecast: Forecast): Forecast {
  const exceptions = forecast.exceptions.filter(({ assumption }) => assumption !== 'is-init')
  return { ...forecast, exceptions }
}
