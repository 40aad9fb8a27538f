/** The table of signals: better than kill -l by what each does and what it is for. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import { type Family, families, signalTable } from '../../kernel/index.ts'
import type { Column, Line, Page } from '../page/page.ts'
import { reservedByGlibc, reservedByMusl, type SignalListRow, signalRows } from './rows.ts'

/** The page of all signals of a family; in detail, with the numbers of every family and every real-time signal. */
export function signalListPage(family: Family, catalogue: Catalogue, isDetailed: boolean): Page {
  const { signalList } = catalogue
  const table = signalTable(family)
  const rows = signalRows(family)
  const shown = isDetailed ? rows : withoutRealTimeMiddle(rows)
  const numberColumns = isDetailed ? (Object.keys(families) as Family[]) : [family]
  const columns: Column[] = [
    ...numberColumns.map(
      (each): Column => ({
        head: isDetailed ? each.toUpperCase() : signalList.columns.number,
        align: 'right',
      }),
    ),
    { head: signalList.columns.name },
    { head: signalList.columns.action },
    { head: signalList.columns.purpose, wraps: true },
  ]
  const { realTimeFirst } = table
  const bases = { glibc: realTimeFirst + reservedByGlibc, musl: realTimeFirst + reservedByMusl }
  return {
    blocks: [
      {
        kind: 'lines',
        lines: [signalList.intro({ count: rows.length, family: signalList.families[family] })],
      },
      {
        kind: 'table',
        columns,
        rows: shown.map((row) => [
          ...numberColumns.map((each) => numberIn(each, row, family)),
          ...cells(row, catalogue),
        ]),
      },
      {
        kind: 'lines',
        lines: [
          signalList.unblockable,
          signalList.realTimeBases(bases),
          ...(isDetailed ? [] : [signalList.otherFamilies]),
        ],
      },
    ],
  }
}

function numberIn(each: Family, row: SignalListRow, family: Family): string {
  const number = each === family ? row.number : row.elsewhere[each]
  if (number !== undefined) return String(number)
  return row.isRealTime && row.number <= signalTable(each).last ? String(row.number) : '–'
}

function cells(row: SignalListRow, { signals }: Catalogue): Line[] {
  const purpose = row.standardName
    ? signals.purposes[row.standardName]
    : row.isReserved
      ? signals.reserved
      : signals.realTime
  return [[row.name, ...row.aliases].join(' '), signals.actions[row.action], purpose]
}

/** The free real-time signals are all alike: the first and the last stand for them. */
function withoutRealTimeMiddle(rows: readonly SignalListRow[]): SignalListRow[] {
  const free = rows.filter(({ isRealTime, isReserved }) => isRealTime && !isReserved)
  const hidden = new Set(free.slice(1, -1))
  return rows.filter((row) => !hidden.has(row))
}
