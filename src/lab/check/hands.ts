/**
 * What a check has an engine do: make containers of its own, start and stop them, ask how they are, and remove them. Asking
 * about other people's containers is `observe/`; nothing here touches one.  Docker Engine API, which Podman speaks too
 */
import type { ContainerInspectInfo, HostConfig, ImageInspectInfo } from 'dockerode'
import type { EngineName } from '../../observe/container/container.ts'
import type { Answer } from '../../observe/container/engine.ts'

/** One engine, at work. */
export interface Hands {
  readonly name: EngineName
  /** How it was reached, such as `unix:///var/run/docker.sock`. */
  readonly address: string
  /** Whether its processes are in this machine's /proc. */
  readonly isLocal: boolean
  inspect(reference: string): Promise<Answer<Inspected>>
  inspectImage(reference: string): Promise<Answer<InspectedImage>>
  /** Makes a container of this name; returns its id. */
  create(name: string, body: CreateBody): Promise<Answer<string>>
  /** Comes back when its program runs. */
  start(id: string): Promise<Answer<undefined>>
  /** The engine's own stop: the signal, so many seconds, SIGKILL. Comes back when it has ended. */
  stop(id: string, seconds: number): Promise<Answer<undefined>>
  /** Sends one signal. */
  kill(id: string, signal: number): Promise<Answer<undefined>>
  /** Waits for its end, for as long as that takes; returns its exit code. */
  ended(id: string): Promise<Answer<number>>
  /** The last lines it wrote. */
  lastLines(id: string, count: number): Promise<Answer<readonly string[]>>
  /** Removes it with its anonymous volumes, running or not. One that is gone already counts as removed. */
  remove(reference: string): Promise<Answer<undefined>>
  /** All containers that carry this label, with its value. */
  labelled(label: string): Promise<Answer<readonly Labelled[]>>
  /** Nobody waits any more for what it has not answered. */
  close(): void
}

export interface Labelled {
  readonly id: string
  readonly value: string
}

/** The declarations of the client lack what was added to the interface later. */
export interface Inspected extends Omit<ContainerInspectInfo, 'Config'> {
  readonly Config: Omit<ContainerInspectInfo['Config'], 'Healthcheck'> & LaterConfig
}

export interface InspectedImage extends Omit<ImageInspectInfo, 'Config'> {
  readonly Config: (Omit<ImageInspectInfo['Config'], 'Healthcheck'> & LaterConfig) | null
}

interface LaterConfig {
  readonly StopSignal?: string
  /** In seconds. */
  readonly StopTimeout?: number | null
  readonly Healthcheck?: HealthTest | null
}

/** The body of POST /containers/create, as far as a check uses it. */
export interface CreateBody {
  readonly Image: string
  readonly Entrypoint?: readonly string[]
  readonly Cmd?: readonly string[]
  readonly Env?: readonly string[]
  readonly User?: string
  readonly WorkingDir?: string
  readonly StopSignal?: string
  readonly StopTimeout: number
  readonly Tty?: boolean
  readonly OpenStdin?: boolean
  readonly Healthcheck?: HealthTest
  readonly Labels: Readonly<Record<string, string>>
  readonly Volumes?: Readonly<Record<string, object>>
  readonly HostConfig: HostConfig
}

/** Times are in nanoseconds. */
export interface HealthTest {
  readonly Test: readonly string[]
  readonly Interval?: number
  readonly Timeout?: number
  readonly Retries?: number
  readonly StartPeriod?: number
}
