/**
 * The arguments of a process, each ended by a NUL. A process may have written something else over them; kernel threads and
 * zombies have none.  proc_pid_cmdline(5); fs/proc/base.c: get_mm_cmdline()
 */
import { type Fact, known } from '../fact.ts'
import { readText, unreadFact } from './read.ts'

/** Reads the arguments of the process in `directory` (`/proc/7`). */
export function readCommandLine(directory: string): Fact<readonly string[]> {
  const path = `${directory}/cmdline`
  const text = readText(path)
  return text.ok ? known(argumentsIn(text.value), path) : unreadFact(text)
}

/** Splits at the NULs; the last one ends the last argument instead of starting another. */
export function argumentsIn(text: string): string[] {
  return text === '' ? [] : text.replace(/\0$/, '').split('\0')
}
