/**
 * Every combination of the values of some dimensions.
 */

/** One combination: a value for each dimension. */
export type Combination<T> = {
  readonly [K in keyof T]: T[K] extends readonly (infer V)[] ? V : never
}

/** All combinations; the last dimension varies fastest. */
export function product<const T extends Readonly<Record<string, readonly unknown[]>>>(
  dimensions: T,
): Combination<T>[] {
  let combinations: Record<string, unknown>[] = [{}]
  for (const [name, values] of Object.entries(dimensions)) {
    combinations = combinations.flatMap((one) => values.map((value) => ({ ...one, [name]: value })))
  }
  return combinations as Combination<T>[]
}
