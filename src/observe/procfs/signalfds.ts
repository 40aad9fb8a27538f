/**
 * The signals a process takes from its signalfds: a blocked signal that is in one of them does not just stay pending,
 * somebody reads it.  signalfd(2); fs/signalfd.c: signalfd_show_fdinfo(); proc_pid_fdinfo(5)
 */
import { noSignals, parseMask, type SignalSet, union } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import { readDirectory, readLink, readText, unreadFact } from './read.ts'

/** The union of the masks of the signalfds open in the process of `directory` (`/proc/7`); empty when there is none. */
export function readSignalfds(directory: string): Fact<SignalSet> {
  const path = `${directory}/fd`
  const names = readDirectory(path)
  if (!names.ok) return unreadFact(names)
  let taken = noSignals
  for (const name of names.value) {
    const link = readLink(`${path}/${name}`)
    if (!link.ok && link.why !== 'vanished') return unreadFact(link)
    if (!link.ok || link.value !== 'anon_inode:[signalfd]') continue
    const mask = readSignalfd(`${directory}/fdinfo/${name}`)
    if (!mask.known && mask.why !== 'vanished') return mask
    if (mask.known) taken = union(taken, mask.value)
  }
  return known(taken, `${directory}/fdinfo`)
}

function readSignalfd(path: string): Fact<SignalSet> {
  const text = readText(path)
  if (!text.ok) return unreadFact(text)
  const digits = /^sigmask:\s*([0-9a-f]+)$/m.exec(text.value)?.[1]
  // Closed, and the number given to another file, since its link was read.
  if (digits === undefined) return unknown('vanished', path)
  const mask = parseMask(digits)
  return mask.ok ? known(mask.set, path) : unknown('malformed', `${path}: ${digits}`)
}
