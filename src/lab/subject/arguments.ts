/**
 * What a program is made of: calls, and the arguments they can be given. Addresses are settled when the
 * program is encoded, so an argument may name data, or a result that is not there yet.
 */

/** The result of an earlier call: an argument of later ones, and the key to its value in the answer. */
export interface Result {
  readonly kind: 'result'
  readonly index: number
}

/** Bytes in the subject's memory; as an argument it stands for its address. */
export interface Data {
  readonly kind: 'put' | 'space'
  /** Bytes from the start of its area (that of data put, or that of space). */
  readonly offset: number
  readonly size: number
}

/** What the subject's memory holds in `of` when the call is made: the eight bytes there. */
export interface Stored {
  readonly kind: 'stored'
  readonly of: Data
}

/** What a call can be given: a number, an earlier result, the address of data, or what data then holds. */
export type Argument = number | bigint | Result | Data | Stored

/** Where a thread goes when its call returns 0: low and high word of a desk (see subject-layout). */
export interface Successor {
  readonly low: number
  readonly high: number
}

/** One call as it was asked for. */
export interface Call {
  readonly number: number
  readonly flags: number
  readonly arguments: readonly Argument[]
  readonly successor: Successor | undefined
}

/** A word inside data that shall hold the address of other data (iovec, argv, sigevent …). */
export interface Pointer {
  readonly holder: Data
  readonly at: number
  readonly to: Data
}
