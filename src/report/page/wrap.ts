/**
 * Lines broken to a width: at spaces, and in Chinese between any two characters, but never before a closing mark or after
 * an opening one.  UAX #14, reduced to what our own sentences contain
 */
import { type Line, type Piece, piecesOf } from './page.ts'
import { printable } from './printable.ts'
import { widthOf } from './width.ts'

/** Breaks a line into lines of at most `width` columns. Only what is to be typed stays whole, even if it is wider. */
export function wrap(line: Line, width: number): Piece[][] {
  const whole = fittingWhole(line, width)
  if (whole !== undefined) return [whole]
  const plain = typeof line === 'string' ? plainLines(line, width) : undefined
  if (plain !== undefined) return plain.map((text) => [{ text }])
  const lines: Piece[][] = []
  let current: Piece[] = []
  let used = 0
  for (const { pieces, space } of wordsOf(line).flatMap((word) => fitting(word, width))) {
    const length = pieces.reduce((sum, { text }) => sum + widthOf(text), 0)
    if (used > 0 && used + space.text.length + length > width) {
      lines.push(current)
      current = []
      used = 0
    } else if (used > 0 && space.text !== '') {
      append(current, space)
      used += space.text.length
    }
    for (const piece of pieces) append(current, piece)
    used += length
  }
  lines.push(current)
  return lines
}

/** The pieces of a line that needs no breaking, as most do; spaces at an end would vanish, so those are left to the rest. */
function fittingWhole(line: Line, width: number): Piece[] | undefined {
  const whole: Piece[] = []
  let used = 0
  for (const piece of piecesOf(line)) {
    const text = printable(piece.text)
    used += widthOf(text)
    if (text !== '') append(whole, { ...piece, text })
  }
  const isBare = whole[0]?.text.startsWith(' ') || whole.at(-1)?.text.endsWith(' ')
  return used <= width && !isBare ? whole : undefined
}

/** Plain words with one space between them, as most sentences are; left to the rest if a word is wider than a line. */
function plainLines(text: string, width: number): string[] | undefined {
  if (!plainWords.test(text)) return undefined
  const lines: string[] = []
  let start = 0
  while (text.length - start > width) {
    const end = text.lastIndexOf(' ', start + width)
    if (end <= start) return undefined
    lines.push(text.slice(start, end))
    start = end + 1
  }
  lines.push(text.slice(start))
  return lines
}

const plainWords = /^[!-~]+( [!-~]+)*$/

/** A word that is wider than a whole line, as a path may be, in parts that are not. */
function fitting(word: Word, width: number): Word[] {
  const isTyped = word.pieces.some(({ isCode }) => isCode)
  const length = word.pieces.reduce((sum, { text }) => sum + widthOf(text), 0)
  if (isTyped || length <= width) return [word]
  const parts: Word[] = []
  let used = width
  for (const piece of word.pieces) {
    for (const character of piece.text) {
      const columns = widthOf(character)
      if (used + columns > width) {
        parts.push({ space: parts.length === 0 ? word.space : none, pieces: [] })
        used = 0
      }
      append(parts.at(-1)?.pieces ?? [], { ...piece, text: character })
      used += columns
    }
  }
  return parts
}

const none: Piece = { text: '' }

interface Word {
  /** The spaces before it, which vanish at the start of a line; empty where Chinese goes on without any. */
  readonly space: Piece
  /** More than one where a mark begins or ends inside the word. */
  readonly pieces: Piece[]
}

/** The smallest parts between which a line may be broken. */
function wordsOf(line: Line): Word[] {
  const words: Word[] = []
  let space = none
  let before = ' '
  for (const piece of piecesOf(line)) {
    for (const text of printable(piece.text).match(units) ?? []) {
      if (text.startsWith(' ')) {
        space = { ...piece, text: space.text + text }
      } else {
        const isNew = before.endsWith(' ') || mayBreakBetween(before, text)
        if (isNew) words.push({ space, pieces: [] })
        append(words.at(-1)?.pieces ?? [], { ...piece, text })
        space = none
      }
      before = text
    }
  }
  return words
}

/** Spaces, Latin letters and signs, which are never parted, and every other character by itself. */
const units = / +|[!-~]+|[^ -~]/gu

function mayBreakBetween(before: string, after: string): boolean {
  if (!chinese.test(before) && !chinese.test(after)) return false
  return !opening.test(before) && !closing.test(after)
}

const chinese = /[\u3000-\u9fff\uff00-\uffef\u201c\u201d]/
/** At the end of what stands before, and at the start of what comes after. */
const opening = /[(\uff08\u300a\u300c\u201c\u2018]$/
const closing =
  /^[),.;:!?%\uff0c\u3002\uff1b\uff1a\u3001\uff01\uff1f\uff09\u300b\u300d\u201d\u2019]/

/** Adds to the last piece if that has the same marks. */
function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1)
  if (last && last.fate === piece.fate && last.isCode === piece.isCode) {
    pieces[pieces.length - 1] = { ...last, text: last.text + piece.text }
  } else {
    pieces.push(piece)
  }
}
