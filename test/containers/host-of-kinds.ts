/** A host with a container of every kind on a real engine: started, then stopped as `docker stop` does, and watched. */
import type Dockerode from 'dockerode'
import { openDocker } from '../../src/observe/docker/engine.ts'
import { baseImage, socketOf, type TestEngine } from '../engines/engines.ts'
import { inLanes } from './in-lanes.ts'
import type { Kind } from './kinds.ts'

/** Seconds that each is given; those that live on are killed then. */
const grace = 3

/** What really happened to one when it was stopped. */
export interface Stopped {
  readonly name: string
  readonly outcome: 'graceful' | 'abrupt' | 'deaf'
  readonly exitCode: number
  readonly milliseconds: number
  readonly output: string
}

export class HostOfKinds {
  readonly #client: Dockerode
  readonly #prefix: string
  readonly #kinds: readonly Kind[]

  private constructor(client: Dockerode, prefix: string, kinds: readonly Kind[]) {
    this.#client = client
    this.#prefix = prefix
    this.#kinds = kinds
  }

  /** Starts them all, and waits until each is up. */
  static async start(
    engine: Exclude<TestEngine, 'containerd'>,
    kinds: readonly Kind[],
  ): Promise<HostOfKinds> {
    const address = `unix://${socketOf(engine)}`
    const opened = await openDocker({ engine, address, isChosen: true })
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
    const host = new HostOfKinds(opened.value.client, `audit-${process.pid}-`, kinds)
    await inLanes(
      kinds.filter(({ within }) => within === undefined),
      (kind) => host.#start(kind),
    )
    await inLanes(
      kinds.filter(({ within }) => within !== undefined),
      (kind) => host.#start(kind),
    )
    return host
  }

  nameOf({ name }: Pick<Kind, 'name'>): string {
    return this.#prefix + name
  }

  /** Stops all of them at once, those first that live within another. */
  async stop(): Promise<readonly Stopped[]> {
    const [guests, hosts] = [
      this.#kinds.filter(({ within }) => within !== undefined),
      this.#kinds.filter(({ within }) => within === undefined),
    ]
    const stopped = await Promise.all(guests.map((kind) => this.#stop(kind)))
    return [...stopped, ...(await Promise.all(hosts.map((kind) => this.#stop(kind))))]
  }

  async remove(): Promise<void> {
    await inLanes(this.#kinds, async (kind) => {
      const container = this.#client.getContainer(this.nameOf(kind))
      await container.remove({ force: true, v: true }).catch(() => undefined)
    })
  }

  async #start(kind: Kind): Promise<void> {
    const { command, stopSignal, host = {}, health, within, isUp } = kind
    const container = await this.#client.createContainer({
      name: this.nameOf(kind),
      Image: baseImage,
      Cmd: [...command],
      StopTimeout: grace,
      Labels: { 'sigwhy-test': 'audit' },
      ...(stopSignal !== undefined && { StopSignal: stopSignal }),
      ...(health && { Healthcheck: health }),
      HostConfig: {
        NetworkMode: 'none',
        ...host,
        ...(within !== undefined && { PidMode: `container:${this.nameOf({ name: within })}` }),
      },
    })
    await container.start()
    const pattern = isUp
    if (pattern === undefined) return
    for (let tries = 0; tries < 300; tries++) {
      if (pattern.test(await outputOf(container))) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`${kind.name} is not up: ${await outputOf(container)}`)
  }

  async #stop(kind: Kind): Promise<Stopped> {
    const container = this.#client.getContainer(this.nameOf(kind))
    const before = Date.now()
    await container.stop()
    const milliseconds = Date.now() - before
    const { State } = await container.inspect()
    const output = await outputOf(container)
    // What SIGKILL stops has not outlived it, however long the engine took to send it.
    const isKilled =
      State.ExitCode === 137 && kind.stopSignal !== 'SIGKILL' && milliseconds >= grace * 1000 - 100
    const isTold = kind.told?.test(output) ?? false
    return {
      name: kind.name,
      outcome: isKilled ? 'deaf' : isTold ? 'graceful' : 'abrupt',
      exitCode: State.ExitCode,
      milliseconds,
      output,
    }
  }
}

async function outputOf(container: Dockerode.Container): Promise<string> {
  const output = await container.logs({ stdout: true, stderr: true })
  return output.toString('utf8')
}
