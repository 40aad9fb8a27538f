import { describe, expect, it } from 'vitest'
import { Random } from './random.ts'

const stream = (seed: number, length = 50): number[] => {
  const random = new Random(seed)
  return Array.from({ length }, () => random.below(1000))
}

describe('random numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(stream(7)).toEqual(stream(7))
    expect(stream(7)).not.toEqual(stream(8))
    expect(stream(7).slice(0, 5)).toEqual(first)
  })

  it('are all there below the limit, about equally often', () => {
    const random = new Random(1)
    const counts = new Array(10).fill(0)
    for (let i = 0; i < 10_000; i++) counts[random.below(10)]++
    expect(Math.min(...counts)).toBeGreaterThan(850)
    expect(Math.max(...counts)).toBeLessThan(1150)
  })

  it('do not follow each other: pairs are as frequent as their members let expect', () => {
    const random = new Random(2)
    const pairs = new Set<number>()
    for (let i = 0; i < 2000; i++) pairs.add(random.below(10) * 10 + random.below(10))
    expect(pairs.size).toBe(100)
  })

  it('weigh what they choose from, and never choose what has no weight', () => {
    const random = new Random(3)
    const counts = { often: 0, seldom: 0, never: 0 }
    for (let i = 0; i < 1000; i++) {
      const chosen = random.weigh([
        [9, 'often'],
        [0, 'never'],
        [1, 'seldom'],
      ] as const)
      counts[chosen]++
    }
    expect(counts.never).toBe(0)
    expect(counts.often).toBeGreaterThan(800)
    expect(counts.seldom).toBeGreaterThan(50)
  })

  it('cannot choose from nothing', () => {
    expect(() => new Random(1).pick([])).toThrow('nothing to choose from')
    expect(() => new Random(1).weigh([])).toThrow('nothing to choose from')
  })
})

/** Written down, so that a seed in an old report still means the same trace. */
const first = [885, 562, 65, 113, 13]
