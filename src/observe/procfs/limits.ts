/**
 * The resource limits of a process, as the kernel prints them in columns: a name of several words, the soft and the hard
 * limit, and a unit that not every limit has.  proc_pid_limits(5), getrlimit(2); fs/proc/base.c: proc_pid_limits()
 */
import { type Fact, known, unknown } from '../fact.ts'
import type { Limit } from '../program-facts.ts'
import { unlessThere } from './executable.ts'
import { readLatin1 } from './read.ts'

/** The limits of the process in `directory` (`/proc/7`). */
export function readLimits(directory: string): Fact<readonly Limit[]> {
  const path = `${directory}/limits`
  const text = readLatin1(path)
  if (!text.ok) return unlessThere(text)
  // A process that is being reaped has none left.
  if (text.value === '') return unknown('absent', path)
  const limits = limitsIn(text.value)
  return limits === undefined
    ? unknown('malformed', `${path}: ${text.value.slice(0, 80)}`)
    : known(limits, path)
}

/** Reads the table below its heading; `undefined` when a row is something else. */
export function limitsIn(text: string): readonly Limit[] | undefined {
  const limits: Limit[] = []
  for (const line of text.split('\n').slice(1)) {
    if (line === '') continue
    const name = line.slice(0, 25).trimEnd()
    const soft = limitIn(line.slice(26, 46).trimEnd())
    const hard = limitIn(line.slice(47, 67).trimEnd())
    if (name === '' || soft === undefined || hard === undefined) return undefined
    limits.push({ name, soft, hard })
  }
  return limits
}

/** One number of it; `undefined` for anything else. */
export function limitIn(text: string): number | undefined {
  if (text === 'unlimited') return Number.POSITIVE_INFINITY
  const limit = Number(text)
  return text !== '' && Number.isInteger(limit) && limit >= 0 ? limit : undefined
}
