/**
 * An iterator that somebody pinned: a file of a bpffs, and each opening of it is one walk over all threads. Reading it takes
 * the right to read the file, nothing else; but only the kernel can make such a file, so it is believed only there.
 * Documentation/bpf/bpf_iterators.rst; include/uapi/linux/magic.h: BPF_FS_MAGIC
 */
import { constants, openSync, statfsSync } from 'node:fs'
import { codeOf, errnoOf, type Refusal, refusal } from './refusal.ts'

/** File descriptor of a walk, to be closed by the caller. */
export type WalkResult = { readonly ok: true; readonly file: number } | Refusal

export function openPinned(path: string): WalkResult {
  try {
    if (statfsSync(path).type !== bpfFileSystem) return refusal('not-pinned', path)
    return { ok: true, file: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK) }
  } catch (error) {
    const code = codeOf(error)
    const why = reasons[code] ?? 'refused'
    return refusal(why, `${path}: ${code}`, errnoOf(error))
  }
}

const bpfFileSystem = 0xcafe4a11

const reasons: Readonly<Record<string, Refusal['why']>> = {
  ENOENT: 'not-pinned',
  ENOTDIR: 'not-pinned',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
}
