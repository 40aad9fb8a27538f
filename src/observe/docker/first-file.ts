/** What a tar archive begins with: an engine sends one when a file of a container is asked for.  tar(5) */
import type { Readable } from 'node:stream'
import { extract } from 'tar-stream'

export type FirstEntry =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'link' }
  /** A directory, a device, or nothing at all. */
  | { readonly kind: 'other' }

/** Throws where it is no archive, or ends early. What follows the first entry is not waited for. */
export async function firstFileIn(archive: Readable): Promise<FirstEntry> {
  const entries = extract()
  archive.once('error', (error) => entries.destroy(error))
  archive.once('close', () => {
    if (!archive.readableEnded) entries.destroy(new Error('the archive ended early'))
  })
  archive.pipe(entries)
  try {
    for await (const entry of entries) {
      const { type } = entry.header
      if (type === 'symlink') return { kind: 'link' }
      if (type !== 'file') return { kind: 'other' }
      const chunks: Uint8Array[] = []
      for await (const chunk of entry) if (chunk instanceof Uint8Array) chunks.push(chunk)
      return { kind: 'file', bytes: Buffer.concat(chunks) }
    }
    return { kind: 'other' }
  } finally {
    archive.unpipe(entries)
    archive.on('error', () => undefined)
    archive.destroy()
    entries.on('error', () => undefined)
    entries.destroy()
  }
}
