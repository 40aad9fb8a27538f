/** The middle of the values: one disturbed pair of measurements does not move it. Of an even number, the upper one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
