/**
 * How wide the columns of a table become: as wide as their content, as long as the table fits; then the columns that may
 * wrap share what is left, the widest giving way first.
 */
import { type Column, type Line, plainText, type Table } from './page.ts'
import { printable } from './printable.ts'
import { widthOf } from './width.ts'

/** Between two columns. */
export const gap = 2

/** The width of each column, or `undefined` when the table cannot be set in so few columns. */
export function columnWidths(
  { columns, rows }: Pick<Table, 'columns' | 'rows'>,
  width: number,
): number[] | undefined {
  const widths = columns.map((column, index) =>
    Math.max(
      widthOf(column.head ?? ''),
      ...rows.map((row) => (reachesOut(row, columns) === index ? 0 : cellWidth(row[index]))),
    ),
  )
  const gaps = gap * (columns.length - 1)
  let excess = sum(widths) + gaps - width
  while (excess > 0) {
    const [widest, second] = wrapping(columns, widths)
    if (widest === undefined) return undefined
    const current = widths[widest] ?? 0
    const next = second === undefined ? narrowest : Math.max(narrowest, (widths[second] ?? 0) - 1)
    const taken = Math.min(excess, current - next)
    widths[widest] = current - taken
    excess -= taken
  }
  return widths
}

/** Which cell of a short row reaches to the right edge, and so is no measure for its column. */
export function reachesOut(row: readonly Line[], columns: readonly Column[]): number | undefined {
  return row.length < columns.length ? row.length - 1 : undefined
}

function cellWidth(cell: Line = ''): number {
  return widthOf(printable(plainText(cell)))
}

/** Narrower than this, a wrapped column is no longer readable. */
const narrowest = 18

/** The columns that can still become narrower, the widest first. */
function wrapping(columns: readonly Column[], widths: readonly number[]): number[] {
  const widthOfColumn = (index: number) => widths[index] ?? 0
  return [...columns.keys()]
    .filter((index) => columns[index]?.wraps && widthOfColumn(index) > narrowest)
    .sort((a, b) => widthOfColumn(b) - widthOfColumn(a))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
