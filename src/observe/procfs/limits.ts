/**
 * The resource limits of a process, as the kernel prints them: a name of several words, the soft and the hard limit, and a
 * unit that not every limit has.  proc_pid_limits(5), getrlimit(2); fs/proc/base.c: proc_pid_limits()
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
    const [, name, soft, hard] = row.exec(line) ?? []
    if (name === undefined || soft === undefined || hard === undefined) return undefined
    limits.push({ name, soft: limitOf(soft), hard: limitOf(hard) })
  }
  return limits
}

const row = /^(\S+(?: \S+)*?) +(unlimited|\d+) +(unlimited|\d+)(?: |$)/

function limitOf(text: string): number {
  return text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text)
}
