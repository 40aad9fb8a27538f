/**
 * Which PID namespace is which: by the inode of its file under ns/.  namespaces(7), proc_pid_ns(5)
 */
import { type Fact, known, unknown } from '../fact.ts'
import { readLink, unreadFact } from './read.ts'

/** The inode of a namespace file such as `/proc/7/ns/pid`; reading another's takes the rights of a debugger. */
export function readNamespace(path: string): Fact<number> {
  const link = readLink(path)
  if (!link.ok) return unreadFact(link)
  const inode = /^\w+:\[(\d+)\]$/.exec(link.value)?.[1]
  return inode === undefined
    ? unknown('malformed', `${path}: ${link.value}`)
    : known(Number(inode), path)
}
