/**
 * Compares what the model and the kernel say about a case, field by field.
 */
import type { Outcome } from './outcome.ts'

/** The first field in which they differ. */
export interface Difference {
  readonly field: string
  readonly model: unknown
  readonly kernel: unknown
}

/** Records with the same fields: outcomes of cases, findings of scenarios. */
type Fields = Outcome | Readonly<Record<string, unknown>>

/** The first difference, in the order of the model's fields. What the kernel's side could not observe agrees with all. */
export function compare(model: Fields, kernel: Fields): Difference | undefined {
  const seen = new Map(Object.entries(kernel))
  for (const [field, expected] of Object.entries(model)) {
    const actual: unknown = seen.get(field)
    seen.delete(field)
    if (actual === 'unobserved' || same(expected, actual)) continue
    return { field, model: expected, kernel: actual }
  }
  for (const [field, actual] of seen) {
    if (actual !== 'unobserved') return { field, model: undefined, kernel: actual }
  }
  return undefined
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
