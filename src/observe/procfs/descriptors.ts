/**
 * What the standard input, output and error of a process lead to.  proc_pid_fd(5), stdin(3)
 */
import { type Fact, known } from '../fact.ts'
import { readLink, unreadFact } from './read.ts'

/** Descriptors 0, 1 and 2 of the process in `directory` (`/proc/7`); `undefined` for one that is closed. */
export function readDescriptors(directory: string): Fact<readonly (string | undefined)[]> {
  const path = `${directory}/fd`
  const targets: (string | undefined)[] = []
  for (const number of [0, 1, 2]) {
    const link = readLink(`${path}/${number}`)
    if (!link.ok && link.why !== 'vanished') return unreadFact(link)
    targets.push(link.ok ? link.value : undefined)
  }
  return known(targets, path)
}
