/**
 * A file of a container as its image and its writable layer have it, whether it runs or not. Docker sends a symbolic link for a
 * symbolic link, with the place in the container where it leads to; Podman sends the file.
 * Docker Engine API: GET /containers/{id}/archive, header X-Docker-Container-Path-Stat
 */
import { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import { object, optional, parse, string } from 'valibot'
import { firstFileIn } from './first-file.ts'

/** As many links as the kernel follows.  path_resolution(7): MAXSYMLINKS */
const mostLinks = 40

/** Nothing where that is no regular file; throws what the client throws, as for a file that is not there. */
export async function readContainerFile(
  client: Dockerode,
  container: string,
  path: string,
  abortSignal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const seen = new Set<string>()
  for (let place = path; !seen.has(place) && seen.size < mostLinks; ) {
    seen.add(place)
    const archive = await client.getContainer(container).getArchive({ path: place, abortSignal })
    if (!(archive instanceof Readable)) return undefined
    const first = await firstFileIn(archive)
    if (first.kind === 'file') return first.bytes
    const target = first.kind === 'link' ? targetOf(archive) : undefined
    if (target === undefined) return undefined
    place = target
  }
  return undefined
}

const pathStat = object({ linkTarget: optional(string(), '') })

/** The engine has followed it within the container's own root. */
function targetOf(archive: Readable): string | undefined {
  if (!(archive instanceof IncomingMessage)) return undefined
  const header = archive.headers['x-docker-container-path-stat']
  if (typeof header !== 'string') return undefined
  const text = Buffer.from(header, 'base64').toString('utf8')
  return parse(pathStat, JSON.parse(text)).linkTarget || undefined
}
