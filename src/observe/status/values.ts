/**
 * How the value of one line is read: each reader takes the text after the key and gives the value, or `undefined` for
 * anything the kernel would not print.  fs/proc/array.c: task_state(), task_sig(), task_cap(), task_seccomp()
 */
import type { ProcessState, UserIds } from '../observation.ts'

export type ValueReader<T> = (value: string) => T | undefined

/** Pids, counts: decimal, at most ten digits. */
export const decimal: ValueReader<number> = (value) =>
  /^\d{1,10}$/.test(value) ? Number(value) : undefined

/** `0` or `1`. */
export const flag: ValueReader<boolean> = (value) =>
  value === '1' ? true : value === '0' ? false : undefined

/** One number per PID namespace, outermost first. */
export const columns: ValueReader<readonly number[]> = (value) =>
  /^\d{1,10}(\s+\d{1,10})*$/.test(value) ? value.split(/\s+/).map(Number) : undefined

/** Real, effective, saved and filesystem user id. */
export const userIds: ValueReader<UserIds> = (value) => {
  const [real, effective, saved, filesystem, ...rest] = columns(value) ?? []
  if (real === undefined || effective === undefined || rest.length > 0) return undefined
  if (saved === undefined || filesystem === undefined) return undefined
  return { real, effective, saved, filesystem }
}

/** `S (sleeping)`: the letter counts. */
export const state: ValueReader<ProcessState> = (value) =>
  /^[A-Za-z](\s|$)/.test(value) ? stateOf(value[0] ?? '') : undefined

/** The state of a letter; `other` for one that is not known. */
function stateOf(letter: string): ProcessState {
  return states.find((known) => known === letter) ?? 'other'
}

/** `queued/limit`. No limit (RLIM_INFINITY) is printed as 2^64-1 and read as infinite. */
export const queue: ValueReader<{ readonly used: number; readonly limit: number }> = (value) => {
  const [whole, used, limit] = /^(\d{1,10})\/(\d{1,20})$/.exec(value) ?? []
  if (whole === undefined) return undefined
  const isInfinite = limit === '18446744073709551615'
  return { used: Number(used), limit: isInfinite ? Number.POSITIVE_INFINITY : Number(limit) }
}

/** Sixteen hexadecimal digits, one bit per capability. */
export const capabilities: ValueReader<bigint> = (value) =>
  /^[0-9a-f]{16}$/i.test(value) ? BigInt(`0x${value}`) : undefined

/** 0 off, 1 strict, 2 filter. */
export const seccomp: ValueReader<0 | 1 | 2> = (value) =>
  ([0, 1, 2] as const).find((mode) => String(mode) === value)

const states = ['R', 'S', 'D', 'T', 't', 'X', 'Z', 'P', 'I', 'W', 'K'] as const
