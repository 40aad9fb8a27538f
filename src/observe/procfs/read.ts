/**
 * The only file system calls of this source. procfs writes its texts at the moment they are read, so a file may be gone,
 * refused or different from one reading to the next: failures are values.  proc(5); fs/proc/base.c
 */
import { Buffer } from 'node:buffer'
import {
  closeSync,
  constants,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  statfsSync,
} from 'node:fs'
import { type Unknown, unknown } from '../fact.ts'

export type Reading<T> = { readonly ok: true; readonly value: T } | Unread

export interface Unread {
  readonly ok: false
  readonly why: 'vanished' | 'not-permitted' | 'malformed'
  /** The file, with the error's name: `/proc/1/ns/pid: EACCES`. */
  readonly detail: string
}

/** The whole file as UTF-8. A name that the kernel cut inside a character ends in U+FFFD. */
export function readText(path: string): Reading<string> {
  try {
    const length = readWhole(path)
    return { ok: true, value: shared.toString('utf8', 0, length) }
  } catch (error) {
    return unread(path, error)
  }
}

/** The whole file, one character a byte: cheaper, and all that numbers and masks need. */
export function readLatin1(path: string): Reading<string> {
  try {
    const length = readWhole(path)
    return { ok: true, value: shared.toString('latin1', 0, length) }
  } catch (error) {
    return unread(path, error)
  }
}

/**
 * The whole of a file that has a line for each of many things. The kernel hands such a file out a page at a time, however large the
 * buffer is: it is read until nothing more comes.  fs/seq_file.c seq_read_iter()
 */
export function readList(path: string): Reading<string> {
  try {
    const length = readWhole(path, true)
    return { ok: true, value: shared.toString('utf8', 0, length) }
  } catch (error) {
    return unread(path, error)
  }
}

/** The UTF-8 text that {@link readLatin1} read byte by byte. */
export function fromLatin1(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8')
}

/** Where a symbolic link points. */
export function readLink(path: string): Reading<string> {
  try {
    return { ok: true, value: readlinkSync(path) }
  } catch (error) {
    return unread(path, error)
  }
}

/** The names in a directory. */
export function readDirectory(path: string): Reading<readonly string[]> {
  try {
    return { ok: true, value: readdirSync(path) }
  } catch (error) {
    return unread(path, error)
  }
}

/** Reads a piece of an open file: as many bytes as there are, at most as many as asked for. */
export type ReadAt = (offset: number | bigint, length: number) => Buffer

/** Opens a file to read pieces of it; the descriptor is closed when `use` is done. */
export function inFile<T>(path: string, use: (read: ReadAt) => T): Reading<T> {
  try {
    const file = openSync(path, constants.O_RDONLY)
    try {
      return { ok: true, value: use((offset, length) => readPiece(file, offset, length)) }
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return unread(path, error)
  }
}

/** Bytes of a process's memory (`/proc/PID/mem`): as many as asked for, or a failure. */
export function readMemory(path: string, address: bigint, length: number): Reading<Buffer> {
  const piece = inFile(path, (read) => read(address, length))
  if (!piece.ok || piece.value.length === length) return piece
  return { ok: false, why: 'malformed', detail: `${path}: ${piece.value.length} bytes` }
}

/** Whether a procfs is mounted there (PROC_SUPER_MAGIC). */
export function isProcfs(path: string): boolean {
  try {
    return statfsSync(path).type === 0x9fa0
  } catch {
    return false
  }
}

/** What could not be read, as an unknown fact. */
export function unreadFact({ why, detail }: Unread): Unknown {
  return unknown(why, detail)
}

/** One buffer for every reading in turn: a scan reads thousands of files of little more than a kilobyte. */
let shared = Buffer.allocUnsafeSlow(65536)

/** Reads a file into the shared buffer. What the kernel has to say comes in one read, if it fits and is no list. */
function readWhole(path: string, isList = false): number {
  const file = openSync(path, constants.O_RDONLY)
  try {
    let length = 0
    for (;;) {
      const read = readSync(file, shared, length, shared.length - length, null)
      length += read
      const isFull = length === shared.length
      if (isFull) enlarge()
      else if (!isList || read === 0) return length
    }
  } finally {
    closeSync(file)
  }
}

function enlarge(): void {
  const larger = Buffer.allocUnsafeSlow(shared.length * 4)
  shared.copy(larger)
  shared = larger
}

function readPiece(file: number, offset: number | bigint, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, offset))
}

function unread(path: string, error: unknown): Unread {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code === undefined) throw error
  return { ok: false, why: reasons[code] ?? 'malformed', detail: `${path}: ${code}` }
}

/** ESRCH comes from a file that was opened while its process still lived. */
const reasons: Readonly<Record<string, Unread['why']>> = {
  ENOENT: 'vanished',
  ESRCH: 'vanished',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
}
