import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processTable } from '../procfs/process-table.ts'
import { MaskSets } from './mask-sets.ts'
import { stateLetter } from './state-letter.ts'

describe('mask sets', () => {
  it('are the same for the same ten words, and for no others', () => {
    const word = fc.constantFrom(0, 1, -1, 0x4000, 0x7fffffff, -0x80000000)
    const masks = fc.array(word, { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(fc.array(masks, { minLength: 1, maxLength: 60 }), (rows) => {
        const table = processTable(rows.length)
        const sets = new MaskSets(table, Int32Array.from(rows.flat()))
        const numbers = rows.map((_, row) => sets.of(row * 10))
        expect(table.maskSets).toBe(new Set(rows.map(String)).size)
        rows.forEach((row, index) => {
          const set = (numbers[index] ?? 0) * 10
          expect([...table.masks.subarray(set, set + 10)]).toEqual(row)
        })
      }),
    )
  })
})

/** fs/proc/array.c: task_state_array; include/linux/sched.h */
describe('the letter of a state', () => {
  it.each([
    ['R', 0, 0],
    ['S', 1, 0],
    ['D', 2, 0],
    ['D', 0x102, 0],
    ['I', 0x402, 0],
    ['T', 4, 0],
    ['t', 8, 0],
    ['X', 0x80, 16],
    ['Z', 0x80, 32],
    ['P', 0x40, 0],
    ['D', 0x1000, 0],
    ['D', 0x8000, 0],
  ])('%s', (letter, state, exitState) => {
    expect(String.fromCharCode(stateLetter(state, exitState))).toBe(letter)
  })
})
