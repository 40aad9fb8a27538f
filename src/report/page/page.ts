/**
 * What a report consists of before it becomes text or Markdown: lines, headings and tables of marked words. Each subject
 * makes one page; each form of output is one way to write any page.
 */
import type { Fate } from '../../kernel/index.ts'

export interface Page {
  readonly blocks: readonly Block[]
}

export type Block =
  /** Lines of prose, each starting anew; the block stands apart from the others. */
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  /** Stands directly above the block that follows. */
  | { readonly kind: 'heading'; readonly text: string }
  /** Text of a file, set as it is, its spaces too; `language` as Markdown names it. */
  | { readonly kind: 'snippet'; readonly language: string; readonly lines: readonly string[] }
  | Table

export interface Table {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  /** A row with fewer cells than columns lets its last cell reach to the right edge. */
  readonly rows: readonly (readonly Line[])[]
}

export interface Column {
  /** Left out in all columns, the table has no head. */
  readonly head?: string
  readonly align?: 'right'
  /** May become narrower than its content, which then takes several lines. */
  readonly wraps?: true
}

/** A sentence or a cell: plain text with marked words in it. */
export type Line = string | readonly (string | Piece)[]

export interface Piece {
  readonly text: string
  /** The word says what becomes of a signal: the only thing that is coloured. */
  readonly fate?: Fate
  /** To be typed, or copied from a file. */
  readonly isCode?: true
}

/** The pieces of a line. */
export function piecesOf(line: Line): readonly Piece[] {
  if (typeof line === 'string') return [{ text: line }]
  return line.map((piece) => (typeof piece === 'string' ? { text: piece } : piece))
}

/** The line without its marks. */
export function plainText(line: Line): string {
  return piecesOf(line)
    .map(({ text }) => text)
    .join('')
}

/** Words to be typed. */
export function code(text: string): Piece {
  return { text, isCode: true }
}
