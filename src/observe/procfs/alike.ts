/**
 * Which rows the kernel cannot tell apart when it decides about a signal: same masks, same user, same stage of life, the
 * init of a namespace or not. A machine has thousands of processes and few such kinds, and one ruling serves each of them.
 */
import { initOf, lifeOf } from './row-target.ts'
import type { Scan } from './scan.ts'

export interface Kinds {
  /** How many there are. */
  readonly count: number
  /** The kind of each row. */
  readonly ofRow: Int32Array
  /** A row of each kind, to judge for all of them. */
  readonly example: Int32Array
}

/** Sorts the rows of a scan into kinds; two rows of a kind make equal targets (see {@link targetOf}). */
export function kindsOf(scan: Scan): Kinds {
  const { rows } = scan.table
  const ofRow = new Int32Array(rows)
  const example = new Int32Array(rows)
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(rows + 1) + 1)).fill(-1)
  const words = new Int32Array((rows + 1) * keyWords)
  let count = 0
  for (let row = 0; row < rows; row++) {
    const key = count * keyWords
    writeKey(words, key, scan, row)
    let slot = hash(words, key) & (slots.length - 1)
    let kind = slots[slot] ?? -1
    while (kind >= 0 && !isEqual(words, kind * keyWords, key)) {
      slot = (slot + 1) & (slots.length - 1)
      kind = slots[slot] ?? -1
    }
    if (kind < 0) {
      kind = count++
      slots[slot] = kind
      example[kind] = row
    }
    ofRow[row] = kind
  }
  return { count, ofRow, example: example.slice(0, count) }
}

/** Ten mask words, both users, and one word for the rest. */
const keyWords = 13

function writeKey(words: Int32Array, at: number, scan: Scan, row: number): void {
  const { table } = scan
  const first = row * 10
  for (let word = 0; word < 10; word++) words[at + word] = table.masks[first + word] ?? 0
  words[at + 10] = table.realUser[row] ?? 0
  words[at + 11] = table.savedUser[row] ?? 0
  const init = inits.indexOf(initOf(scan, row))
  const life = lives.indexOf(lifeOf(table, row))
  words[at + 12] = init * 16 + life * 2 + (table.tracer[row] === 0 ? 0 : 1)
}

const inits = ['no', 'namespace', 'global'] as const
const lives = ['running', 'stopped', 'dumping', 'exiting', 'reaped'] as const

/** FNV-1a over words, its high bits folded in. */
function hash(words: Int32Array, at: number): number {
  let value = 0x811c9dc5
  for (let index = at; index < at + keyWords; index++) {
    value = Math.imul(value ^ (words[index] ?? 0), 0x01000193)
    value ^= value >>> 15
  }
  return value
}

function isEqual(words: Int32Array, one: number, other: number): boolean {
  for (let index = 0; index < keyWords; index++) {
    if (words[one + index] !== words[other + index]) return false
  }
  return true
}
