/** Single signals, numbers and exit codes that somebody asks about: `TERM`, `15`, `143`. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import {
  type ExitCodeReading,
  type Family,
  families,
  parseSignal,
  readExitCode,
  type SignalTable,
  type SpellingError,
  signalTable,
} from '../../kernel/index.ts'
import type { Block, Line, Page } from '../page/page.ts'
import { longName } from '../signal-names.ts'
import { type SignalListRow, signalRow } from './rows.ts'

export type Reading =
  | { readonly kind: 'signal'; readonly text: string; readonly row: SignalListRow }
  | { readonly kind: 'exit-code'; readonly text: string; readonly reading: ExitCode }

/** A code that a process can have. */
export type ExitCode = Exclude<ExitCodeReading, { readonly kind: 'out-of-range' }>

export type ReadingResult =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly error: SpellingError }

/** Reads what was asked about: a signal if there is one of that name or number, else an exit code (0–255). */
export function readSignalOrExitCode(text: string, family: Family): ReadingResult {
  const table = signalTable(family)
  const spelling = parseSignal(text, table)
  if (spelling.ok) {
    return { ok: true, reading: { kind: 'signal', text, row: signalRow(spelling.signal, table) } }
  }
  if (!/^\d+$/.test(text.trim())) return { ok: false, error: spelling.error }
  const reading = readExitCode(Number(text), table.last)
  if (reading.kind === 'out-of-range') return { ok: false, error: spelling.error }
  return { ok: true, reading: { kind: 'exit-code', text, reading } }
}

/** The page about what was asked, one block each. */
export function readingsPage(
  readings: readonly Reading[],
  family: Family,
  catalogue: Catalogue,
): Page {
  return { blocks: readings.map((reading) => block(reading, signalTable(family), catalogue)) }
}

function block(reading: Reading, table: SignalTable, catalogue: Catalogue): Block {
  switch (reading.kind) {
    case 'signal':
      return { kind: 'lines', lines: signalLines(reading.row, table, catalogue) }
    case 'exit-code':
      return { kind: 'lines', lines: [exitCodeLine(reading.reading, table, catalogue)] }
  }
}

function signalLines(row: SignalListRow, table: SignalTable, catalogue: Catalogue): Line[] {
  const { signals, signalList } = catalogue
  const elsewhere = (Object.keys(families) as Family[]).flatMap((family) => {
    const number = row.elsewhere[family]
    if (number === row.number || family === table.family || row.isRealTime) return []
    return `${signalList.families[family]} ${number ?? '–'}`
  })
  return [
    signalList.single({
      name: row.name,
      number: row.number,
      aliases: row.aliases,
      actionPhrase: signals.actionPhrases[row.action],
      canBeCaught: row.canBeCaught,
    }),
    row.standardName
      ? signalList.purpose(signals.purposes[row.standardName])
      : signalList.purpose(row.isReserved ? signals.reserved : signals.realTime),
    ...(elsewhere.length === 0 ? [] : [signalList.numbersElsewhere(elsewhere)]),
  ]
}

function exitCodeLine(reading: ExitCode, table: SignalTable, { signalList }: Catalogue): Line {
  const { exitCodes } = signalList
  switch (reading.kind) {
    case 'success':
      return exitCodes.success
    case 'own-code':
      return exitCodes.ownCode(reading.code)
    case 'engine-failed':
      return exitCodes.engineFailed(reading.code)
    case 'not-executable':
      return exitCodes.notExecutable(reading.code)
    case 'not-found':
      return exitCodes.notFound(reading.code)
    case 'perhaps-signal':
      return exitCodes.perhapsSignal({
        code: reading.code,
        signal: longName(reading.signal, table),
        number: reading.signal,
      })
  }
}
