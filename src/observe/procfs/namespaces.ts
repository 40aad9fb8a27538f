/**
 * Which PID namespace is which: by the inode of its file under ns/. The machine's own has a number fixed in the kernel.
 * namespaces(7); include/uapi/linux/nsfs.h: PID_NS_INIT_INO (0xEFFFFFFC)
 */
import { type Fact, known, unknown } from '../fact.ts'
import { readLink, unreadFact } from './read.ts'

/** The inode of the machine's own PID namespace. */
export const initialPidNamespace = 0xeffffffc

/** The inode of a namespace file such as `/proc/7/ns/pid`; reading another's takes the rights of a debugger. */
export function readNamespace(path: string): Fact<number> {
  const link = readLink(path)
  if (!link.ok) return unreadFact(link)
  const inode = /^\w+:\[(\d+)\]$/.exec(link.value)?.[1]
  return inode === undefined
    ? unknown('malformed', `${path}: ${link.value}`)
    : known(Number(inode), path)
}
