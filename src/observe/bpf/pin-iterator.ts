/**
 * Puts an iterator where others find it: a file of a bpffs, for its owner alone, which stays until it is removed or the machine
 * is shut down. Whoever may read it sees the masks of all users.  bpf(2) BPF_OBJ_PIN
 */
import { closeSync } from 'node:fs'
import { pinLink } from './iterator.ts'
import type { Refusal } from './refusal.ts'
import { type BpfOptions, loadLink } from './walks.ts'

/** Pins an iterator at this path; removing the file ends it. */
export async function pinIterator(
  path: string,
  options: BpfOptions = {},
): Promise<{ readonly ok: true } | Refusal> {
  const linked = await loadLink(options)
  if (!linked.ok) return linked
  try {
    return pinLink(linked.bpf, linked.link, path)
  } finally {
    closeSync(linked.link)
  }
}
