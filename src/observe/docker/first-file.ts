/** The first regular file of a tar archive: what an engine sends when a file of a container is asked for.  tar(5) */
import type { Readable } from 'node:stream'
import { extract } from 'tar-stream'

/** Its content, or nothing where the archive begins with a directory or a link. Throws where it is no archive. */
export function firstFileIn(archive: Readable): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const entries = extract()
    entries.once('entry', ({ type }, content) => {
      if (type !== 'file') {
        resolve(undefined)
        archive.destroy()
        return
      }
      bytesOf(content).then((bytes) => {
        resolve(bytes)
        archive.destroy()
      }, reject)
    })
    entries.once('finish', () => resolve(undefined))
    entries.once('error', reject)
    archive.once('error', reject)
    archive.pipe(entries)
  })
}

async function bytesOf(content: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return Buffer.concat(chunks)
}
