/**
 * Which rows the kernel cannot tell apart when it decides about a signal: same masks, same user, same stage of life, the
 * init of a namespace or not. A machine has thousands of processes and few such kinds, and one ruling serves each of them.
 */
import { initOf, lifeOf } from './row-target.ts'
import type { Scan } from './scan.ts'

export interface Kinds {
  /** The kind of each row, from 0. */
  readonly ofRow: Int32Array
  /** For each kind the first of its rows, to be judged for all of them. */
  readonly examples: readonly number[]
}

/** Sorts the rows of a scan into kinds; two rows are of a kind exactly when they make equal targets (see {@link targetOf}). */
export function kindsOf(scan: Scan): Kinds {
  const { rows, maskSet, realUser, savedUser } = scan.table
  const ofRow = new Int32Array(rows)
  const examples: number[] = []
  const kinds = new Map<number, number>()
  const users = new Map<string, number>()
  let user = -1
  for (let row = 0; row < rows; row++) {
    if (row === 0 || !isSameUser(row)) {
      user = numberFor(users, `${realUser[row]} ${savedUser[row]}`)
    }
    const key = (user * rows + (maskSet[row] ?? 0)) * circumstances + circumstanceOf(scan, row)
    const kind = numberFor(kinds, key)
    if (kind === examples.length) examples.push(row)
    ofRow[row] = kind
  }
  return { ofRow, examples }

  function isSameUser(row: number): boolean {
    return realUser[row] === realUser[row - 1] && savedUser[row] === savedUser[row - 1]
  }
}

/** The number given to a key when it was first seen. */
function numberFor<K>(numbers: Map<K, number>, key: K): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

/** All that decides beside masks and users, as a number below {@link circumstances}. */
function circumstanceOf(scan: Scan, row: number): number {
  const init = inits.indexOf(initOf(scan, row))
  const life = lives.indexOf(lifeOf(scan.table, row))
  return (init * lives.length + life) * 2 + (scan.table.tracer[row] === 0 ? 0 : 1)
}

const inits = ['no', 'namespace', 'global'] as const
const lives = ['running', 'stopped', 'dumping', 'exiting', 'reaped'] as const
const circumstances = inits.length * lives.length * 2
