/** The engines that tests ask, and containers in them that are gone when the test is over. */
import type { ContainerCreateOptions } from 'dockerode'
import { baseImage, socketOf } from '../../../test/engines/engines.ts'
import type { DockerLike } from './capabilities.ts'
import { type DockerEngine, openDocker } from './engine.ts'

const label = { 'sigwhy-test': 'docker' }

/** Throws where it is not there. */
export async function engineForTests(engine: DockerLike): Promise<DockerEngine> {
  const address = `unix://${socketOf(engine)}`
  const answer = await openDocker({ engine, address, isChosen: true })
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}

let count = 0

/** Makes one, and removes it whatever happens. It is not started. */
export async function withContainer<T>(
  { client }: DockerEngine,
  options: ContainerCreateOptions,
  use: (name: string) => Promise<T>,
): Promise<T> {
  const name = `docker-${process.pid}-${++count}`
  const container = await client.createContainer({
    name,
    Image: baseImage,
    Cmd: ['sleep', '600'],
    ...options,
    Labels: { ...label, ...options.Labels },
  })
  try {
    return await use(name)
  } finally {
    await container.remove({ force: true }).catch((error: unknown) => {
      // It may remove itself.
      if (!(error instanceof Error && /no such|removal|no container/i.test(error.message)))
        throw error
    })
  }
}
