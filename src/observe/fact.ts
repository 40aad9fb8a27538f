/**
 * A fact about a process is known, with the place it was read from, or unknown, with the reason. There is no third way:
 * no default that looks like a reading.
 */

export type Fact<T> = Known<T> | Unknown

export interface Known<T> {
  readonly known: true
  readonly value: T
  /** Where it was read: a file and a field, such as `/proc/1/status SigCgt`. */
  readonly from: string
}

export interface Unknown {
  readonly known: false
  readonly why: UnknownReason
  /** Where it was looked for, or what was found there instead. */
  readonly detail?: string
}

/**
 * - `not-asked`: this source was not told to look, or cannot look that deep.
 * - `absent`: it is not there. The kernel does not print it (too old, built without it, or not Linux), or the text was left
 *   without it.
 * - `not-permitted`: EACCES or EPERM.
 * - `hidden`: the process is hidden (hidepid, subset=pid).
 * - `vanished`: the process ended while it was read.
 * - `malformed`: there is something, but not what the kernel prints.
 * - `in-motion`: it changed between two readings.
 */
export type UnknownReason =
  | 'not-asked'
  | 'absent'
  | 'not-permitted'
  | 'hidden'
  | 'vanished'
  | 'malformed'
  | 'in-motion'

export function known<T>(value: T, from: string): Known<T> {
  return { known: true, value, from }
}

export function unknown(why: UnknownReason, detail?: string): Unknown {
  return detail === undefined ? { known: false, why } : { known: false, why, detail }
}

/** The value where it is known, else `otherwise`: for places that have said already that it is not. */
export function valueOr<T, U>(fact: Fact<T>, otherwise: U): T | U {
  return fact.known ? fact.value : otherwise
}
