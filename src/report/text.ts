/**
 * A page as text for a terminal of a given width. Colour is put on by whoever prints it, through `paint`; without it the
 * text is plain.
 */
import type { Fate } from '../kernel/index.ts'
import { columnWidths, gap, reachesOut } from './page/columns.ts'
import type { Block, Column, Line, Page, Piece, Table } from './page/page.ts'
import { printable } from './page/printable.ts'
import { widthOf } from './page/width.ts'
import { wrap } from './page/wrap.ts'

export interface TextOptions {
  /** Columns; `Infinity` never wraps. */
  readonly width: number
  /** Marks a word that says what becomes of a signal. */
  readonly paint: (text: string, fate: Fate) => string
}

/** The page as lines, each ended by a newline and without spaces at its end. */
export function toText({ blocks }: Page, options: TextOptions): string {
  const lines: string[] = []
  blocks.forEach((block, index) => {
    const isBelowHeading = blocks[index - 1]?.kind === 'heading'
    if (index > 0 && !isBelowHeading) lines.push('')
    lines.push(...linesOf(block, options))
  })
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

function linesOf(block: Block, options: TextOptions): string[] {
  switch (block.kind) {
    case 'heading':
      return wrap(block.text, options.width).map((pieces) => painted(pieces, options))
    case 'lines':
      return block.lines.flatMap((line) =>
        wrap(line, options.width).map((pieces) => painted(pieces, options)),
      )
    case 'snippet':
      return block.lines.map((line) => `  ${line.split('\t').map(printable).join('    ')}`)
    case 'table':
      return tableLines(block, options)
  }
}

const indent = 2

function tableLines(table: Table, options: TextOptions): string[] {
  const { columns, rows } = table
  const hasHead = columns.some(({ head }) => head !== undefined)
  const left = ' '.repeat(hasHead ? 0 : indent)
  const widths = columnWidths(table, options.width - left.length)
  if (widths === undefined) return stackedLines(table, options)
  const heads = hasHead ? [columns.map(({ head }) => head ?? '')] : []
  return [...heads, ...rows].flatMap((row) => rowLines(row, { columns, widths, left, options }))
}

interface RowLayout {
  readonly columns: readonly Column[]
  readonly widths: readonly number[]
  readonly left: string
  readonly options: TextOptions
}

function rowLines(row: readonly Line[], { columns, widths, left, options }: RowLayout): string[] {
  const short = reachesOut(row, columns)
  let room = options.width - left.length
  const cells = row.map((cell, index) => {
    const width = index === short ? room : (widths[index] ?? 0)
    room -= width + gap
    return { lines: wrap(cell, width), width, isRight: columns[index]?.align === 'right' }
  })
  const height = Math.max(...cells.map(({ lines }) => lines.length))
  return Array.from({ length: height }, (_, line) => {
    const parts = cells.map(({ lines, width, isRight }) => {
      const pieces = lines[line] ?? []
      const used = pieces.reduce((sum, { text }) => sum + widthOf(text), 0)
      const space = Number.isFinite(width) ? ' '.repeat(Math.max(0, width - used)) : ''
      return isRight ? space + painted(pieces, options) : painted(pieces, options) + space
    })
    return left + parts.join(' '.repeat(gap))
  })
}

/** Too narrow for columns: each row as lines of its own, all but the first cell indented. */
function stackedLines({ rows }: Table, options: TextOptions): string[] {
  const room = Math.max(1, options.width - indent)
  return rows.flatMap((row) =>
    row.flatMap((cell, index) =>
      wrap(cell, index === 0 ? options.width : room)
        .map((pieces) => painted(pieces, options))
        .filter((line) => line !== '')
        .map((line) => (index === 0 ? line : ' '.repeat(indent) + line)),
    ),
  )
}

function painted(pieces: readonly Piece[], { paint }: TextOptions): string {
  return pieces.map(({ text, fate }) => (fate === undefined ? text : paint(text, fate))).join('')
}
