/**
 * The mask sets of a table: the five masks of a record, found again where another process had the same. Most processes have,
 * and rulings are made once for each set. Written out instead of in loops: a scan that is made once runs before any of this
 * has been compiled.
 */
import type { ProcessTable } from '../procfs/process-table.ts'

export class MaskSets {
  private readonly table: ProcessTable
  private readonly words: Int32Array
  /** One more than the number of a set, at the place that its hash names or the next free one after it. */
  private readonly slots: Int32Array
  private last = 0

  /** For masks among these words. */
  constructor(table: ProcessTable, words: Int32Array) {
    this.table = table
    this.words = words
    this.slots = new Int32Array(2 << (32 - Math.clz32(table.pid.length)))
    table.maskSets = 0
  }

  /** The set whose ten words begin there. */
  of(at: number): number {
    if (this.table.maskSets > 0 && this.isSame(this.last, at)) return this.last
    const { slots } = this
    const end = slots.length - 1
    for (let slot = hash(this.words, at) & end; ; slot = (slot + 1) & end) {
      const set = (slots[slot] ?? 0) - 1
      if (set < 0) {
        slots[slot] = this.table.maskSets + 1
        this.last = this.add(at)
        return this.last
      }
      if (this.isSame(set, at)) {
        this.last = set
        return set
      }
    }
  }

  private isSame(set: number, at: number): boolean {
    const { words } = this
    const { masks } = this.table
    const own = set * 10
    return (
      masks[own + 8] === words[at + 8] &&
      masks[own + 6] === words[at + 6] &&
      masks[own + 4] === words[at + 4] &&
      masks[own + 9] === words[at + 9] &&
      masks[own + 7] === words[at + 7] &&
      masks[own + 5] === words[at + 5] &&
      masks[own] === words[at] &&
      masks[own + 1] === words[at + 1] &&
      masks[own + 2] === words[at + 2] &&
      masks[own + 3] === words[at + 3]
    )
  }

  private add(at: number): number {
    const set = this.table.maskSets++
    for (let word = 0; word < 10; word++) {
      this.table.masks[set * 10 + word] = this.words[at + word] ?? 0
    }
    return set
  }
}

function hash(words: Int32Array, at: number): number {
  const low =
    Math.imul(words[at + 4] ?? 0, 0x01000193) ^
    Math.imul(words[at + 6] ?? 0, 0x27d4eb2f) ^
    Math.imul(words[at + 8] ?? 0, 0x165667b1)
  const high =
    (words[at + 5] ?? 0) ^ Math.imul(words[at + 7] ?? 0, 31) ^ Math.imul(words[at + 9] ?? 0, 961)
  const pending = (words[at] ?? 0) ^ (words[at + 1] ?? 0) ^ (words[at + 2] ?? 0)
  const mixed = Math.imul(
    low ^ Math.imul(high ^ pending ^ (words[at + 3] ?? 0), 0x5bd1e995),
    0x2545f491,
  )
  return mixed ^ (mixed >>> 15)
}
