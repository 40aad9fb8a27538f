/** What /proc says of each program before anything is sent: SigCgt in digits and in names, and what waits for SIGTERM. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import {
  formatMask,
  has,
  isEmpty,
  type SignalSet,
  signalsIn,
  signalTable,
  without,
} from '../../kernel/index.ts'
import { caughtInArticle } from '../../lab/tour/inits.ts'
import type { InitReport, TourReport } from '../../lab/tour/tour-report.ts'
import { code, type Line, type Table } from '../page/page.ts'
import { compactNames } from '../signal-names.ts'
import { rowsByChapter } from './rows-by-chapter.ts'

/** One row for each program; in detail with the command that started it. */
export function masksTable(
  { inits }: TourReport,
  catalogue: Catalogue,
  isDetailed: boolean,
): Table {
  const { columns, names } = catalogue.tour
  return {
    kind: 'table',
    columns: [
      { head: columns.program },
      { head: 'SigCgt' },
      { head: columns.stand, wraps: true },
      ...(isDetailed ? [{ head: columns.command, wraps: true as const }] : []),
    ],
    rows: rowsByChapter(inits, (init): Line[] => {
      const { caught } = init.observation.signals
      const mask: Line = caught.known ? [code(formatMask(caught.value, 16))] : '?'
      const row = [names[init.id], mask, standOf(init, catalogue)]
      return isDetailed ? [...row, [code(shellWords(init.command ?? []))]] : row
    }),
  }
}

/** As it would be typed: quotes around whatever a shell would take apart. */
function shellWords(command: readonly string[]): string {
  return command
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ')
}

/** More names than this are said by those that are missing. */
const many = 12
const terminate = 15
const table = signalTable()

function standOf(init: InitReport, { tour: { stand }, punctuation }: Catalogue): string {
  const { caught } = init.observation.signals
  const waiting = waitOf(init)
  const all = caught.known ? handlers(caught.value) : '?'
  return (waiting === undefined ? all : stand.both(all, stand[waiting])) + comparison()

  function handlers(set: SignalSet): string {
    if (isEmpty(set)) return stand.none
    if (signalsIn(set).length <= many) return compactNames(set, table).join(' ')
    return stand.allBut(compactNames(without(table.all, set), table).join(' '))
  }

  function comparison(): string {
    const there = caughtInArticle[init.id]
    if (there === undefined || !caught.known) return ''
    const isSame = formatMask(caught.value, 16) === there
    return punctuation.aside(isSame ? stand.asInArticle : stand.articleSaw(there))
  }
}

function waitOf({ observation }: InitReport): 'sigwait' | 'signalfd' | 'blocked' | undefined {
  const { threads, signalfd, signals } = observation
  const isAwaited =
    threads.known &&
    threads.value.some(({ awaited }) => awaited.known && has(awaited.value, terminate))
  if (isAwaited) return 'sigwait'
  if (signalfd.known && has(signalfd.value, terminate)) return 'signalfd'
  return signals.blocked.known && has(signals.blocked.value, terminate) ? 'blocked' : undefined
}
