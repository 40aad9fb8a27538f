/**
 * The image of the tests once more with a STOPSIGNAL, an ENTRYPOINT and a CMD of its own, on the containerd of the tests: a
 * configuration and a manifest, on layers that are there already.  OCI image-spec image-layout.md, config.md
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import { array, number, object, parse, record, string, unknown } from 'valibot'
import { connectCri } from '../../src/observe/cri/connection.ts'
import { baseImage, socketOf } from './engines.ts'

export interface ImageConfig {
  readonly StopSignal?: string
  readonly Entrypoint?: readonly string[]
  readonly Cmd?: readonly string[]
}

const descriptor = object({ mediaType: string(), digest: string(), size: number() })
const manifest = object({ config: descriptor, layers: array(descriptor) })

/** Remove it with `removeImage` when done. */
export async function makeImage(name: string, config: ImageConfig): Promise<string> {
  const listed = ctr(['images', 'ls', `name==docker.io/${baseImage}`]).toString()
  const digest = /sha256:[0-9a-f]{64}/.exec(listed)?.[0] ?? ''
  const base = parse(manifest, contentOf(digest))
  const made = { ...parse(record(string(), unknown()), contentOf(base.config.digest)), config }
  const configBlob = blobOf(made)
  const manifestBlob = blobOf({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { ...base.config, digest: configBlob.digest, size: configBlob.bytes.length },
    layers: base.layers,
  })
  const image = `sigwhy-test/${name}-${process.pid}:latest`
  const index = {
    schemaVersion: 2,
    manifests: [
      {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: manifestBlob.digest,
        size: manifestBlob.bytes.length,
        annotations: { 'io.containerd.image.name': `docker.io/${image}` },
      },
    ],
  }
  const archive = pack()
  archive.entry({ name: 'oci-layout' }, '{"imageLayoutVersion":"1.0.0"}')
  archive.entry({ name: 'index.json' }, JSON.stringify(index))
  for (const { digest, bytes } of [configBlob, manifestBlob]) {
    archive.entry({ name: `blobs/${digest.replace(':', '/')}` }, bytes)
  }
  archive.finalize()
  ctr(['images', 'import', '-'], await buffer(archive))
  return image
}

export async function removeImage(image: string): Promise<void> {
  const { images, close } = connectCri(socketOf('containerd'))
  await images.removeImage({ image: { image: `docker.io/${image}` } })
  close()
}

function contentOf(digest: string): unknown {
  return JSON.parse(ctr(['content', 'get', digest]).toString())
}

function blobOf(value: unknown): { readonly digest: string; readonly bytes: Buffer } {
  const bytes = Buffer.from(JSON.stringify(value))
  return { digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, bytes }
}

function ctr(args: readonly string[], input?: Buffer): Buffer {
  const all = ['--address', socketOf('containerd'), '--namespace', 'k8s.io', ...args]
  return execFileSync('ctr', all, { ...(input && { input }), stdio: ['pipe', 'pipe', 'inherit'] })
}
