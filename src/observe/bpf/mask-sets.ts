/**
 * The mask sets of a table: five masks of a record, found again where another process had the same. Most processes have, and
 * rulings are made once for each set.
 */
import type { ProcessTable } from '../procfs/process-table.ts'
import { recordLayout, recordSize } from './record.ts'

export class MaskSets {
  private readonly table: ProcessTable
  private readonly words: Int32Array
  /** One more than the number of a set, at the place that its hash names or the next free one after it. */
  private readonly slots: Int32Array

  /** For the records in this memory. */
  constructor(table: ProcessTable, bytes: Uint8Array) {
    this.table = table
    this.words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2)
    this.slots = new Int32Array(2 << (32 - Math.clz32(table.pid.length)))
    table.maskSets = 0
  }

  /** The set of a record. */
  of(record: number): number {
    const { words, slots, table } = this
    const first = (record * recordSize) >>> 2
    let hash = 0
    for (let word = 0; word < 10; word++) {
      hash = Math.imul(hash ^ (words[first + (places[word] ?? 0)] ?? 0), 0x01000193)
      hash ^= hash >>> 15
    }
    const end = slots.length - 1
    for (let slot = hash & end; ; slot = (slot + 1) & end) {
      const set = (slots[slot] ?? 0) - 1
      if (set < 0) {
        slots[slot] = ++table.maskSets
        return this.fill(table.maskSets - 1, first)
      }
      if (this.isSame(set, first)) return set
    }
  }

  private isSame(set: number, first: number): boolean {
    const { masks } = this.table
    for (let word = 0; word < 10; word++) {
      if (masks[set * 10 + word] !== this.words[first + (places[word] ?? 0)]) return false
    }
    return true
  }

  private fill(set: number, first: number): number {
    for (let word = 0; word < 10; word++) {
      this.table.masks[set * 10 + word] = this.words[first + (places[word] ?? 0)] ?? 0
    }
    return set
  }
}

/** The words of a record in the order of the table: SigPnd, ShdPnd, SigBlk, SigIgn, SigCgt. */
const places = Int32Array.from(
  (['pending', 'sharedPending', 'blocked', 'ignored', 'caught'] as const).flatMap((field) => {
    const word = recordLayout[field].at >>> 2
    return [word, word + 1]
  }),
)
