/**
 * Random numbers that are the same for the same seed, on every machine: a 32-bit counter, well mixed.
 */

/** A stream of random choices. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = mix(seed | 0)
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    this.state = (this.state + step) | 0
    return Math.floor(((mix(this.state) >>> 0) / 0x1_0000_0000) * limit)
  }

  /** True this many times in a hundred. */
  chance(percent: number): boolean {
    return this.below(100) < percent
  }

  /** One of these; there must be one. */
  pick<T>(choices: readonly T[]): T {
    const picked = choices[this.below(choices.length)]
    if (picked === undefined) throw new Error('nothing to choose from')
    return picked
  }

  /** One of these, each as likely as its weight says. */
  weigh<T>(choices: readonly (readonly [weight: number, choice: T])[]): T {
    let left = this.below(choices.reduce((sum, [weight]) => sum + weight, 0))
    for (const [weight, choice] of choices) {
      if (left < weight) return choice
      left -= weight
    }
    throw new Error('nothing to choose from')
  }
}

/** 2³² divided by the golden ratio, made odd: all 2³² states are visited. */
const step = 0x9e3779b9

/** Spreads every bit of a word over all others. */
function mix(word: number): number {
  let mixed = word
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return mixed ^ (mixed >>> 15)
}
