/**
 * The file a process executes. The link can be read and the file opened even when its name is gone, as after an update of
 * the package it came from.  proc_pid_exe(5)
 */
import { type Fact, known, type Unknown, unknown } from '../fact.ts'
import { readLink, type Unread, unreadFact } from './read.ts'

/** The path of the file that the process in `directory` (`/proc/7`) executes, without ` (deleted)`. */
export function readExecutable(directory: string): Fact<string> {
  const path = `${directory}/exe`
  const link = readLink(path)
  return link.ok ? known(link.value.replace(/ \(deleted\)$/, ''), path) : unlessThere(link)
}

/**
 * Why a file of a process that is there cannot be read. ENOENT says that there is no such thing for this process: kernel
 * threads and zombies have no executable, and some kernels are built without some files.
 */
export function unlessThere(unread: Unread): Unknown {
  return unread.why === 'vanished' ? unknown('absent', unread.detail) : unreadFact(unread)
}
