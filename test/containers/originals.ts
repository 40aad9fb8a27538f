/** Containers on the engines of the tests, which a check copies; all are removed when the test ends. */
import { onTestFinished } from 'vitest'
import { openDocker } from '../../src/observe/docker/engine.ts'
import { baseImage, socketOf } from '../engines/engines.ts'

export interface Original {
  readonly engine: 'docker' | 'podman'
  readonly name: string
  readonly command: readonly string[]
  /** More of the body of POST /containers/create. */
  readonly body?: object
  readonly hostConfig?: object
}

/** Makes it and starts it; returns it as the engine's client has it. */
export async function startOriginal({ engine, name, command, body, hostConfig }: Original) {
  const client = await clientOf(engine)
  const container = await client.createContainer({
    name,
    Image: baseImage,
    Cmd: [...command],
    StopTimeout: 2,
    ...body,
    Labels: { 'sigwhy-test': 'check' },
    HostConfig: { NetworkMode: 'none', ...hostConfig },
  })
  onTestFinished(async () => {
    await container.remove({ force: true, v: true })
  })
  await container.start()
  return container
}

/** The names of all containers that checks have made. */
export async function copiesOn(engine: 'docker' | 'podman'): Promise<readonly string[]> {
  const client = await clientOf(engine)
  const all = await client.listContainers({ all: true })
  return all.flatMap(({ Names }) => Names).filter((name) => name.includes('sigwhy-check-'))
}

export async function clientOf(engine: 'docker' | 'podman') {
  const address = `unix://${socketOf(engine)}`
  const opened = await openDocker({ engine, address, isChosen: true })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  return opened.value.client
}
