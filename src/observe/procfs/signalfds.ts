/**
 * The signalfds of a process: a blocked signal that is in one of them does not just stay pending, somebody reads it, or is
 * told by epoll that he may.  signalfd(2), epoll(7), proc_pid_fdinfo(5); fs/signalfd.c: signalfd_show_fdinfo();
 * fs/eventpoll.c: ep_show_fdinfo()
 */
import { noSignals, parseMask, type SignalSet, union } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { SignalfdObservation } from '../observation.ts'
import { readDirectory, readLatin1, readLink, unreadFact } from './read.ts'

/** The signalfds open in the process of `directory` (`/proc/7`). */
export function readSignalfds(directory: string): Fact<readonly SignalfdObservation[]> {
  const path = `${directory}/fd`
  const names = readDirectory(path)
  if (!names.ok) return unreadFact(names)
  const masks = new Map<number, SignalSet>()
  const epolls: number[] = []
  for (const name of names.value) {
    const link = readLink(`${path}/${name}`)
    if (!link.ok && link.why !== 'vanished') return unreadFact(link)
    if (!link.ok) continue
    if (link.value === 'anon_inode:[eventpoll]') epolls.push(Number(name))
    if (link.value !== 'anon_inode:[signalfd]') continue
    const mask = readSignalfd(`${directory}/fdinfo/${name}`)
    if (!mask.known && mask.why !== 'vanished') return mask
    if (mask.known) masks.set(Number(name), mask.value)
  }
  const watched = masks.size === 0 ? [] : epolls.map((fd) => readWatched(directory, fd))
  const rows = [...masks].map(([fd, mask]) => {
    const watchedBy = epolls.filter((_, index) => watched[index]?.includes(fd))
    return { fd, mask, watchedBy }
  })
  return known(rows, `${directory}/fdinfo`)
}

/** All that its signalfds read together; the empty set when it has none. */
export function unionOf(signalfds: Fact<readonly SignalfdObservation[]>): Fact<SignalSet> {
  if (!signalfds.known) return signalfds
  return known(
    signalfds.value.reduce((taken, { mask }) => union(taken, mask), noSignals),
    signalfds.from,
  )
}

function readSignalfd(path: string): Fact<SignalSet> {
  const text = readLatin1(path)
  if (!text.ok) return unreadFact(text)
  const digits = /^sigmask:\s*([0-9a-f]+)$/m.exec(text.value)?.[1]
  // Closed, and the number given to another file, since its link was read.
  if (digits === undefined) return unknown('vanished', path)
  const mask = parseMask(digits)
  return mask.ok ? known(mask.set, path) : unknown('malformed', `${path}: ${digits}`)
}

/** The descriptors in the lines `tfd:` of an epoll instance; none when it was closed meanwhile. */
function readWatched(directory: string, epoll: number): readonly number[] {
  const text = readLatin1(`${directory}/fdinfo/${epoll}`)
  if (!text.ok) return []
  return [...text.value.matchAll(/^tfd: *(\d+) /gm)].map(([, fd]) => Number(fd))
}
