/**
 * A file below a directory that is a process's root, as that process would open it: absolute links and `..` stay within, and
 * nothing that it changes meanwhile leads outside. Each part of the path is opened by itself, below what is open already.
 * path_resolution(7); open(2) O_PATH, O_NOFOLLOW
 */
import { closeSync, constants, fstatSync, openSync, readFileSync, readlinkSync } from 'node:fs'

/** Node does not name it; the same on every architecture that it runs on.  include/uapi/asm-generic/fcntl.h */
const O_PATH = 0o10000000
/** path_resolution(7): MAXSYMLINKS */
const mostLinks = 40

export type ReadInRoot =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** `ESRCH` where nobody has that root any more, or somebody else; `EISDIR` and `ENXIO` for what is no regular file. */
  | { readonly ok: false; readonly errno: string }

/** `isRight` is asked once the root is open: who it belongs to can no longer change then. */
export function readInRoot(root: string, path: string, isRight: () => boolean): ReadInRoot {
  const places: number[] = []
  try {
    places.push(openRoot(root))
    if (!isRight()) return { ok: false, errno: 'ESRCH' }
    return contentOf(walk(places, path))
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === undefined) throw error
    return { ok: false, errno }
  } finally {
    for (const place of places) closeSync(place)
  }
}

function openRoot(root: string): number {
  try {
    return openSync(root, O_PATH | constants.O_DIRECTORY)
  } catch (error) {
    // The process has gone, and its root with it.
    if (errnoOf(error) === 'ENOENT') throw failed('ESRCH')
    throw error
  }
}

/** Opens one part after the other; `places` holds where it is now and what is above, from the root on. */
function walk(places: number[], path: string): number {
  const parts = path.split('/')
  for (let links = 0; parts.length > 0; ) {
    const part = parts.shift() ?? ''
    if (part === '' || part === '.') continue
    if (part === '..') {
      leave(places, Math.max(1, places.length - 1))
      continue
    }
    const name = `/proc/self/fd/${here(places)}/${part}`
    const place = openSync(name, O_PATH | constants.O_NOFOLLOW)
    places.push(place)
    if (!fstatSync(place).isSymbolicLink()) continue
    leave(places, places.length - 1)
    links += 1
    if (links > mostLinks) throw failed('ELOOP')
    const target = readlinkSync(name)
    if (target.startsWith('/')) leave(places, 1)
    parts.unshift(...target.split('/'))
  }
  return here(places)
}

function here(places: readonly number[]): number {
  const place = places.at(-1)
  if (place === undefined) throw failed('ESRCH')
  return place
}

function leave(places: number[], depth: number): void {
  for (const place of places.splice(depth)) closeSync(place)
}

function contentOf(place: number): ReadInRoot {
  const stat = fstatSync(place)
  if (!stat.isFile()) return { ok: false, errno: stat.isDirectory() ? 'EISDIR' : 'ENXIO' }
  return { ok: true, bytes: readFileSync(`/proc/self/fd/${place}`) }
}

function failed(code: string): Error {
  return Object.assign(new Error(code), { code })
}

function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
