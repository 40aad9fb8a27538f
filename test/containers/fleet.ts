/**
 * Starts containers of many kinds on a real engine, stops them as `docker stop` does, and tells what became of each. Whatever was
 * started is removed at the end.
 */
import Dockerode from 'dockerode'
import { baseImage, socketOf, type TestEngine } from '../engines/engines.ts'
import type { ContainerKind } from './kinds.ts'

/** What became of a container that was stopped. */
export interface Reality {
  readonly exitCode: number
  /** It was still there when the engine had waited for its stop timeout, and was killed then. */
  readonly outlived: boolean
  /** The application said in its log that it knew. */
  readonly told: boolean
}

/** Seconds that each is given to end, set when it is made. */
export const stopTimeout = 3

export class Fleet {
  readonly #client: Dockerode
  readonly #prefix: string
  readonly #label: string

  /** `label` marks what is to be removed. */
  constructor(engine: TestEngine, label: string) {
    this.#client = new Dockerode({ socketPath: socketOf(engine) })
    this.#prefix = `${label}-${process.pid}`
    this.#label = label
  }

  nameOf({ name }: Pick<ContainerKind, 'name'>): string {
    return `${this.#prefix}-${name}`
  }

  /** Starts all of them, those first that others share a namespace with, and waits until each is up. */
  async start(kinds: readonly ContainerKind[]): Promise<void> {
    const [others, first] = [
      kinds.filter((kind) => !kind.isLast),
      kinds.filter((kind) => kind.isLast),
    ]
    await inLanes(first, (kind) => this.#start(kind))
    await inLanes(others, (kind) => this.#start(kind))
    await inLanes(kinds, (kind) => this.#awaitUp(kind))
  }

  /** Stops all of them at once, but for those that others share a namespace with: they come last. */
  async stop(kinds: readonly ContainerKind[]): Promise<ReadonlyMap<string, Reality>> {
    const realities = new Map<string, Reality>()
    for (const isLast of [undefined, true]) {
      const some = kinds.filter((kind) => kind.isLast === isLast)
      await Promise.all(some.map(async (kind) => realities.set(kind.name, await this.#stop(kind))))
    }
    return realities
  }

  async remove(): Promise<void> {
    const filters = { label: [`sigwhy-test=${this.#label}`], name: [this.#prefix] }
    const left = await this.#client.listContainers({ all: true, filters })
    await inLanes(left, async ({ Id }) => {
      await this.#client.getContainer(Id).remove({ force: true, v: true })
    })
  }

  async #start(kind: ContainerKind): Promise<void> {
    const container = await this.#client.createContainer({
      name: this.nameOf(kind),
      Image: baseImage,
      Entrypoint: [],
      Cmd: [...kind.command],
      Labels: { 'sigwhy-test': this.#label },
      StopTimeout: stopTimeout,
      ...(kind.stopSignal !== undefined && { StopSignal: kind.stopSignal }),
      ...(kind.healthCheck && {
        Healthcheck: { Test: [...kind.healthCheck], Interval: 1e9, Timeout: 5e9, Retries: 2 },
      }),
      HostConfig: {
        NetworkMode: 'none',
        ...(kind.init && { Init: true }),
        ...(kind.pidMode !== undefined && { PidMode: this.#pidMode(kind.pidMode) }),
      },
    })
    await container.start()
  }

  #pidMode(mode: string): string {
    return mode === 'host' ? mode : `container:${this.nameOf({ name: mode })}`
  }

  async #awaitUp(kind: ContainerKind): Promise<void> {
    const container = this.#client.getContainer(this.nameOf(kind))
    for (const begun = Date.now(); kind.up && !kind.up.test(await this.#log(kind)); ) {
      if (Date.now() - begun > 60_000) {
        throw new Error(`${kind.name} is not up: ${await this.#log(kind)}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    if (kind.paused) await container.pause()
  }

  async #stop(kind: ContainerKind): Promise<Reality> {
    const container = this.#client.getContainer(this.nameOf(kind))
    const begun = Date.now()
    await container.stop()
    const taken = Date.now() - begun
    const { State } = await container.inspect()
    const told = kind.told?.test(await this.#log(kind)) ?? false
    // What SIGKILL ends did not outlive it, however long the engine took to send it.
    const isKilled = State.ExitCode === 137 && kind.stopSignal !== 'SIGKILL'
    const outlived = isKilled && taken >= stopTimeout * 1000
    return { exitCode: State.ExitCode, outlived, told }
  }

  async #log(kind: ContainerKind): Promise<string> {
    const container = this.#client.getContainer(this.nameOf(kind))
    const bytes = await container.logs({ stdout: true, stderr: true, follow: false })
    return bytes.toString('utf8')
  }
}

/** A few at a time: an engine that starts forty at once starts none of them quickly. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: 6 }, lane))
}
