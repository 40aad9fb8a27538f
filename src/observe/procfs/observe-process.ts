/**
 * One process, read from procfs as deep as asked and allowed. A pid can pass to another process at any moment, and masks
 * change under the reader's eyes: start time, program and masks are read before and after everything else, and all of it again
 * when they differ.  proc(5); fs/proc/array.c
 */
import type { Observation } from '../observation.ts'
import type { Depth } from './depth.ts'
import { assemble, readDetails } from './details.ts'
import { missing, type ObserveError } from './missing.ts'
import { parsePid } from './pid.ts'
import { type Reader, readReader } from './reader.ts'
import { isSameProcess, isUnchanged, readSnapshot } from './snapshot.ts'
import { isGone } from './thread-status.ts'

export interface ObserveOptions {
  /** As deep as `program` unless told otherwise. */
  readonly depth?: Depth
  /** Where procfs is mounted; `/proc` unless told otherwise. */
  readonly proc?: string
  /** How many threads are read one by one; 4096 unless told otherwise. */
  readonly maxThreads?: number
  /** The reader, if it was read already. */
  readonly reader?: Reader
}

export type ObserveResult =
  | { readonly ok: true; readonly observation: Observation }
  | { readonly ok: false; readonly error: ObserveError }

/** Observes the process with this id, as the mount at `proc` numbers it. Reads only; sends and attaches nothing. */
export function observeProcess(id: number | string, options: ObserveOptions = {}): ObserveResult {
  const parsed = parsePid(id)
  if (!parsed.ok) return parsed
  const { pid } = parsed
  const proc = (options.proc ?? '/proc').replace(/(?<=.)\/+$/, '')
  const directory = `${proc}/${pid}`
  const { depth = 'program', maxThreads = 4096, reader = readReader(proc) } = options
  const target = { proc, pid, directory, reader, depth, maxThreads }
  for (let attempt = 1; ; attempt++) {
    const before = readSnapshot(directory, depth)
    if (!before.ok) return { ok: false, error: missing(proc, pid, before) }
    const { threadGroup } = before.value.status
    if (threadGroup.known && threadGroup.value !== pid) {
      return { ok: false, error: { code: 'is-thread', pid, process: threadGroup.value } }
    }
    const details = readDetails(before.value, target)
    const after = readSnapshot(directory, depth, before.value)
    if (!after.ok || isGone(after.value.status)) {
      return { ok: false, error: { code: 'vanished', pid } }
    }
    const isSame = isSameProcess(before.value, after.value)
    if (attempt === 3 && !isSame) return { ok: false, error: { code: 'in-motion', pid } }
    if (attempt === 3 || (isSame && isUnchanged(before.value, after.value))) {
      return { ok: true, observation: assemble(before.value, after.value, details) }
    }
  }
}
