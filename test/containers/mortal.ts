/** Containers that are made to end in tests: started in a real engine, and always removed, by whatever way the test ends. */
import { spawnSync } from 'node:child_process'
import Dockerode from 'dockerode'
import { onTestFinished } from 'vitest'
import { baseImage, socketOf } from '../engines/engines.ts'
import { type Ran, sigwhy } from '../run-cli.ts'

export type MortalEngine = 'docker' | 'podman'

export type Settings = Omit<Dockerode.ContainerCreateOptions, 'Image' | 'name'>

/** A container of the base image. Its name is its own in both engines. */
export class Mortal {
  readonly engine: MortalEngine
  readonly name: string
  readonly container: Dockerode.Container
  private readonly client: Dockerode

  private constructor(
    engine: MortalEngine,
    client: Dockerode,
    name: string,
    container: Dockerode.Container,
  ) {
    this.engine = engine
    this.client = client
    this.name = name
    this.container = container
  }

  /** Not started yet. */
  static async create(engine: MortalEngine, settings: Settings): Promise<Mortal> {
    const name = `died-${process.pid}-${++count}`
    const client = new Dockerode({ socketPath: socketOf(engine) })
    const container = await client.createContainer({
      Image: baseImage,
      name,
      Labels: { 'sigwhy-test': 'died' },
      ...settings,
      HostConfig: { NetworkMode: 'none', ...settings.HostConfig },
    })
    onTestFinished(async () => {
      // Podman stops it first, and waits for that as long as its settings say.
      await container.kill().catch(ignoreEnd)
      await container.remove({ force: true }).catch(ignoreAbsence)
    })
    return new Mortal(engine, client, name, container)
  }

  /** Started; where it says `up`, it has said so. */
  static async start(engine: MortalEngine, settings: Settings): Promise<Mortal> {
    const mortal = await Mortal.create(engine, settings)
    await mortal.container.start()
    if (settings.Cmd?.join(' ').includes('echo up')) {
      await until(async () => {
        const said = await mortal.container.logs({ stdout: true })
        return said.includes('up')
      })
    }
    return mortal
  }

  async state(): Promise<Dockerode.ContainerInspectInfo['State']> {
    return (await this.container.inspect()).State
  }

  /** Until it has ended and the engine knows. */
  async end(): Promise<void> {
    await until(async () => ['exited', 'stopped'].includes((await this.state()).Status))
  }

  /** As somebody on the machine does it, past the engine. */
  async signalFromHost(signal: string): Promise<void> {
    const { Pid } = await this.state()
    if (Pid > 1) spawnSync('kill', ['-s', signal, String(Pid)])
  }

  /** What Podman wrote down of it, in its own words. */
  async written(): Promise<readonly string[]> {
    const question = { stream: false, filters: { container: [this.name] } }
    const stream = await this.client.getEvents(question)
    let text = ''
    for await (const chunk of stream) text += chunk
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line): string => JSON.parse(line).Action)
  }

  /** What sigwhy says of its end. */
  whyDied(...flags: readonly string[]): Ran {
    return whyDied(`${this.engine}:${this.name}`, ...flags)
  }
}

let count = 0

export function whyDied(target: string, ...flags: readonly string[]): Ran {
  const environment = {
    DOCKER_HOST: `unix://${socketOf('docker')}`,
    CONTAINER_HOST: `unix://${socketOf('podman')}`,
  }
  return sigwhy(['why-died', target, ...flags], { environment })
}

/** Tries until it is so; the test's own time limit ends it. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50))
}

function ignoreAbsence(error: unknown): void {
  if (statusOf(error) !== 404) throw error
}

/** It has ended already, or is gone; Podman 4 says the former with 500. */
function ignoreEnd(error: unknown): void {
  if (![404, 409, 500].includes(statusOf(error) ?? 0)) throw error
}

function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' ? status : undefined
}
