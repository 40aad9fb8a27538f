/**
 * A set of signals, as the kernel keeps it: one bit per signal, signal n at bit n-1. Four 32-bit words, because MIPS
 * has 128 signals; everybody else uses the first two. All operations work on whole words, so a rule about 64 signals
 * costs as much as a rule about one.  include/uapi/asm-generic/signal.h: sigset_t
 */

/** Words of 32 bits as signed integers: signals 1–32, 33–64, 65–96, 97–128. Never changed after it is made. */
export interface SignalSet {
  readonly w0: number
  readonly w1: number
  readonly w2: number
  readonly w3: number
}

export const noSignals: SignalSet = fromWords(0, 0)

/** Every signal number from 1 to 64. */
export const signals64: SignalSet = fromWords(-1, -1)

/** Every signal number from 1 to 128 (MIPS). */
export const signals128: SignalSet = fromWords(-1, -1, -1, -1)

/** A set from its 32-bit words, lowest signals first. */
export function fromWords(w0: number, w1: number, w2 = 0, w3 = 0): SignalSet {
  return { w0: w0 | 0, w1: w1 | 0, w2: w2 | 0, w3: w3 | 0 }
}

/** The set of these signal numbers (1–128). A number outside that range is a bug of the caller and throws. */
export function setOf(...signals: readonly number[]): SignalSet {
  const words = [0, 0, 0, 0]
  for (const signal of signals) {
    if (!Number.isInteger(signal) || signal < 1 || signal > 128) {
      throw new RangeError(`signal numbers are 1 to 128, not ${signal}`)
    }
    const word = (signal - 1) >> 5
    words[word] = (words[word] ?? 0) | (1 << ((signal - 1) & 31))
  }
  return fromWords(words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, words[3] ?? 0)
}

/** Whether the signal is in the set; false for any number outside 1–128. */
export function has(set: SignalSet, signal: number): boolean {
  const bit = 1 << ((signal - 1) & 31)
  switch ((signal - 1) >> 5) {
    case 0:
      return (set.w0 & bit) !== 0
    case 1:
      return (set.w1 & bit) !== 0
    case 2:
      return (set.w2 & bit) !== 0
    case 3:
      return (set.w3 & bit) !== 0
  }
  return false
}

export function isEmpty(set: SignalSet): boolean {
  return (set.w0 | set.w1 | set.w2 | set.w3) === 0
}

export function equals(a: SignalSet, b: SignalSet): boolean {
  return a.w0 === b.w0 && a.w1 === b.w1 && a.w2 === b.w2 && a.w3 === b.w3
}

export function union(a: SignalSet, b: SignalSet): SignalSet {
  return { w0: a.w0 | b.w0, w1: a.w1 | b.w1, w2: a.w2 | b.w2, w3: a.w3 | b.w3 }
}

export function intersection(a: SignalSet, b: SignalSet): SignalSet {
  const w0 = a.w0 & b.w0
  const w1 = a.w1 & b.w1
  const w2 = a.w2 & b.w2
  const w3 = a.w3 & b.w3
  // Most intersections are empty: no new object for them.
  return (w0 | w1 | w2 | w3) === 0 ? noSignals : { w0, w1, w2, w3 }
}

/** What is in `a` and not in `b`; `a` itself where they have nothing in common. */
export function without(a: SignalSet, b: SignalSet): SignalSet {
  const common = (a.w0 & b.w0) | (a.w1 & b.w1) | (a.w2 & b.w2) | (a.w3 & b.w3)
  if (common === 0) return a
  return { w0: a.w0 & ~b.w0, w1: a.w1 & ~b.w1, w2: a.w2 & ~b.w2, w3: a.w3 & ~b.w3 }
}

/** The signal numbers in the set, ascending. */
export function signalsIn(set: SignalSet): number[] {
  const found: number[] = []
  const words = [set.w0, set.w1, set.w2, set.w3]
  words.forEach((word, index) => {
    for (let rest = word; rest !== 0; rest &= rest - 1) {
      found.push(index * 32 + 32 - Math.clz32(rest & -rest))
    }
  })
  return found
}
