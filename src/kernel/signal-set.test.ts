import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  equals,
  fromWords,
  has,
  intersection,
  isEmpty,
  noSignals,
  setOf,
  signals64,
  signals128,
  signalsIn,
  union,
  without,
} from './signal-set.ts'

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 128 }))
const ascending = (signals: Iterable<number>): number[] => [...signals].sort((a, b) => a - b)

describe('a set of signals', () => {
  it('holds the numbers it was made of, and lists them in order', () => {
    fc.assert(
      fc.property(numbers, (signals) => {
        expect(signalsIn(setOf(...signals))).toEqual(ascending(signals))
      }),
    )
  })

  it('answers for every number whether it is in', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -3, max: 140 }), (signals, signal) => {
        expect(has(setOf(...signals), signal)).toBe(signals.includes(signal))
      }),
    )
  })

  it('unites, intersects and subtracts as sets do', () => {
    fc.assert(
      fc.property(numbers, numbers, (left, right) => {
        const [a, b] = [setOf(...left), setOf(...right)]
        expect(signalsIn(union(a, b))).toEqual(ascending(new Set([...left, ...right])))
        expect(signalsIn(intersection(a, b))).toEqual(
          ascending(left.filter((signal) => right.includes(signal))),
        )
        expect(signalsIn(without(a, b))).toEqual(
          ascending(left.filter((signal) => !right.includes(signal))),
        )
      }),
    )
  })

  it('is split by any other set into two parts that are disjoint and make it up', () => {
    fc.assert(
      fc.property(numbers, numbers, (left, right) => {
        const [a, b] = [setOf(...left), setOf(...right)]
        const [inside, outside] = [intersection(a, b), without(a, b)]
        expect(isEmpty(intersection(inside, outside))).toBe(true)
        expect(equals(union(inside, outside), a)).toBe(true)
      }),
    )
  })

  it('equals another exactly when they hold the same signals', () => {
    fc.assert(
      fc.property(numbers, numbers, (left, right) => {
        const same = ascending(left).join() === ascending(right).join()
        expect(equals(setOf(...left), setOf(...right))).toBe(same)
      }),
    )
  })

  it('keeps signal n at bit n-1, in words of 32', () => {
    expect(setOf(1, 32, 33, 64, 65, 128)).toEqual(
      fromWords(0x80000001, 0x80000001, 0x1, 0x80000000),
    )
  })

  it('knows all signals of 64, and of the 128 of MIPS', () => {
    expect(signalsIn(signals64)).toEqual(Array.from({ length: 64 }, (_, index) => index + 1))
    expect(signalsIn(signals128)).toHaveLength(128)
    expect(isEmpty(noSignals)).toBe(true)
  })

  it.each([0, -1, 129, 1.5, Number.NaN])('cannot be made of %d: that is a bug', (signal) => {
    expect(() => setOf(signal)).toThrow(RangeError)
  })
})
