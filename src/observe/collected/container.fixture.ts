/** Containers for tests, in real engines: always removed, also when a test fails. */
import { execFileSync, spawnSync } from 'node:child_process'
import { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { baseImage, socketOf, type TestEngine } from '../../../test/engines/engines.ts'
import { type DockerEngine, openDocker } from '../docker/engine.ts'

/** A program that sleeps for ever and needs nothing beside it: `catatonit -P`. */
export const holder: string = spawnSync('sh', ['-c', 'command -v catatonit'], {
  encoding: 'utf8',
}).stdout.trim()

export interface TestContainer {
  readonly open: DockerEngine
  readonly id: string
}

/** Starts a container of the base image, or of one with nothing but the holder. */
export async function container(
  engine: TestEngine,
  Cmd: string[],
  image: 'base' | 'bare' = 'base',
): Promise<TestContainer> {
  const address = `unix://${socketOf(engine)}`
  const answer = await openDocker({
    engine: engine === 'podman' ? 'podman' : 'docker',
    address,
    isChosen: true,
  })
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  const { client } = answer.value
  const Image = image === 'base' ? baseImage : await importBare(answer.value)
  const created = await client.createContainer({
    Image,
    Cmd,
    name: `collect-${process.pid}-${Math.random().toString(36).slice(2)}`,
    Labels: { 'sigwhy-test': 'collect' },
  })
  onTestFinished(async () => {
    await created.remove({ force: true })
    if (image === 'bare') await client.getImage(Image).remove({ force: true })
  })
  await created.start()
  return { open: answer.value, id: created.id }
}

/** An image with the holder and nothing else: no shell, no libraries. */
async function importBare({ client }: DockerEngine): Promise<string> {
  const tar = ['-c', '--transform', 's,.*/,,', '-P', '-f', '-', holder]
  const archive = Readable.from([execFileSync('tar', tar)])
  const name = `collect-bare-${process.pid}`
  const answer = await client.importImage(archive, { repo: name, tag: 'latest' })
  answer.resume()
  await new Promise((resolve, reject) => answer.once('end', resolve).once('error', reject))
  return `${name}:latest`
}
