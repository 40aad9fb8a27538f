/** What a series of pairs comes to: the median of the ratios, and whether it is what it should be. */
import { median } from './median.ts'

/** Microseconds of processor time. */
export interface Pair {
  readonly ours: number
  readonly peer: number
}

/** Prints the verdict; a target that is missed makes the run fail. */
export function report(what: string, pairs: readonly Pair[], target: number): void {
  const ratio = median(pairs.map(({ ours, peer }) => ours / peer))
  const milliseconds = (side: keyof Pair) =>
    (median(pairs.map((pair) => pair[side])) / 1000).toFixed(1)
  const verdict = ratio <= target ? 'met' : 'MISSED'
  console.log(
    `${what}: ${ratio.toFixed(2)} (target ${target}, ${verdict}; ${milliseconds('ours')} ms to ${milliseconds('peer')} ms, ${pairs.length} pairs)`,
  )
  if (ratio > target) process.exitCode = 1
}
