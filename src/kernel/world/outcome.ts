/**
 * How a call of an operation goes on: it returns, sleeps, ends its caller, or is no call at all.
 */
import type { Impossibility, Result, WorldErrno } from './answer.ts'

export type CallOutcome =
  | { readonly kind: 'returns'; readonly result: Result }
  /** The draft says on what. */
  | { readonly kind: 'sleeps' }
  | { readonly kind: 'ends' }
  | { readonly kind: 'impossible'; readonly because: Impossibility }

/** The call returns this number. */
export function returns(value: number): CallOutcome {
  return { kind: 'returns', result: { kind: 'value', value } }
}

/** The call fails. */
export function fails(errno: WorldErrno): CallOutcome {
  return { kind: 'returns', result: { kind: 'error', errno } }
}

/** The call succeeds with 0, unless there is an error. */
export function succeedsUnless(errno: WorldErrno | undefined): CallOutcome {
  return errno === undefined ? returns(0) : fails(errno)
}

/** There is no such call to make. */
export function impossible(because: Impossibility): CallOutcome {
  return { kind: 'impossible', because }
}
