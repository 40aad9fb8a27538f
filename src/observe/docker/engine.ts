/**
 * Docker, and Podman's service that speaks the same language, as an engine to be asked. The images of containers are asked
 * about once each: they tell who chose a stop signal.
 * Docker Engine API v1.41; podman-system-service(1)
 */
import type Dockerode from 'dockerode'
import type { Asking } from '../container/ask.ts'
import type { Container } from '../container/container.ts'
import type {
  Answer,
  AskOptions,
  ContainerSummary,
  Engine,
  EngineCapabilities,
  ExecOptions,
  ExecResult,
  ListOptions,
  TopRow,
} from '../container/engine.ts'
import type { EventLog } from '../container/events.ts'
import { KeptAnswers } from '../container/kept-answers.ts'
import type { EngineAddress } from './addresses.ts'
import {
  containerAnswer,
  type ImageAnswer,
  imageAnswer,
  summaryAnswer,
  versionAnswer,
} from './answers.ts'
import { ask, askFor } from './ask.ts'
import { type DockerLike, habits } from './capabilities.ts'
import { type Connection, connect } from './connection.ts'
import { readContainerFile } from './container-file.ts'
import { containerOf } from './container-of.ts'
import { engineInitOf } from './engine-init.ts'
import { runInside } from './exec.ts'
import { readEvents } from './read-events.ts'
import { summariesOf } from './summaries.ts'
import { processesOf } from './top.ts'

/** Asks who is there; which of the two it is, it says itself. */
export async function openDocker(
  place: EngineAddress,
  options: AskOptions = {},
): Promise<Answer<DockerEngine>> {
  const { address } = place
  const connection = connect(place)
  if ('code' in connection) return { ok: false, problem: connection }
  const asking = { ...options, about: 'version', address }
  const question = (abortSignal: AbortSignal) => get(connection.client, '/version', abortSignal)
  const answer = await askFor(versionAnswer, question, asking)
  if (!answer.ok) {
    connection.close()
    return answer
  }
  const { Components, Version } = answer.value
  const isPodman = (Components ?? []).some(({ Name }) => Name === 'Podman Engine')
  const version = `${isPodman ? 'Podman' : 'Docker'} ${Version}`
  const name = isPodman ? 'podman' : 'docker'
  return { ok: true, value: new DockerEngine(connection, address, name, version) }
}

export class DockerEngine implements Engine {
  readonly name: DockerLike
  readonly address: string
  readonly version: string
  /** A socket may lead into a virtual machine: whoever looks a process up compares its control group. */
  readonly isLocal: boolean
  readonly capabilities: EngineCapabilities
  /** For what goes beyond asking. */
  readonly client: Dockerode
  readonly #connection: Connection
  readonly #images = new KeptAnswers<ImageAnswer>()

  constructor(connection: Connection, address: string, name: DockerLike, version: string) {
    this.client = connection.client
    this.#connection = connection
    this.address = address
    this.name = name
    this.version = version
    this.capabilities = habits[name]
    this.isLocal = address.startsWith('unix://')
  }

  async list({
    all = false,
    ...options
  }: ListOptions = {}): Promise<Answer<readonly ContainerSummary[]>> {
    const answer = await askFor(
      summaryAnswer,
      (abortSignal) => this.client.listContainers({ all, abortSignal }),
      this.#asking('containers', options),
    )
    if (!answer.ok) return answer
    return { ok: true, value: summariesOf(answer.value, this.name) }
  }

  async inspect(reference: string, options: AskOptions = {}): Promise<Answer<Container>> {
    const name = nameIn(reference)
    if (name === undefined) return noName(reference)
    const answer = await askFor(
      containerAnswer,
      (abortSignal) => this.client.getContainer(name).inspect({ abortSignal }),
      this.#asking(reference, options),
    )
    if (!answer.ok) return answer
    const { Image } = answer.value
    const image = Image ? await this.#images.of(Image, () => this.image(Image, options)) : undefined
    const container = containerOf(answer.value, image, this.name)
    const hasEngineInit = this.isLocal ? engineInitOf(container) : container.hasEngineInit
    return { ok: true, value: { ...container, hasEngineInit } }
  }

  /** An image by name or id. */
  image(reference: string, options: AskOptions = {}): Promise<Answer<ImageAnswer>> {
    const path = `/images/${encodeURIComponent(reference)}/json`
    return askFor(
      imageAnswer,
      (abortSignal) => get(this.client, path, abortSignal),
      this.#asking(reference, options),
    )
  }

  exec(
    id: string,
    argv: readonly string[],
    { input, user, ...options }: ExecOptions = {},
  ): Promise<Answer<ExecResult>> {
    const container = nameIn(id)
    if (container === undefined) return Promise.resolve(noName(id))
    return ask(
      (abortSignal) => runInside(this.client, { container, argv, input, user }, abortSignal),
      this.#asking(id, options),
    )
  }

  top(id: string, options: AskOptions = {}): Promise<Answer<readonly TopRow[]>> {
    const name = nameIn(id)
    if (name === undefined) return Promise.resolve(noName(id))
    const { topColumns } = habits[this.name]
    return processesOf(this.client, name, topColumns, this.#asking(id, options))
  }

  async readFile(id: string, path: string, options: AskOptions = {}): Promise<Answer<Uint8Array>> {
    const name = nameIn(id)
    if (name === undefined) return noName(id)
    const answer = await ask(
      (abortSignal) => readContainerFile(this.client, name, path, abortSignal),
      this.#asking(path, options),
    )
    if (!answer.ok) return answer
    const { value } = answer
    if (value !== undefined) return { ok: true, value }
    return { ok: false, problem: { code: 'no-such', reference: path, said: 'not a regular file' } }
  }

  events(reference: string, options: AskOptions = {}): Promise<Answer<EventLog>> {
    return ask(
      (abortSignal) => readEvents(this.client, this.name, reference, abortSignal),
      this.#asking('events', options),
    )
  }

  close(): void {
    this.#images.clear()
    this.#connection.close()
  }

  #asking(about: string, options: AskOptions): Asking {
    return { ...options, about, address: this.address }
  }
}

/**
 * What could be a name or an id, without the slash that Docker puts in front: anything else would become part of another question.
 * moby: daemon/names
 */
function nameIn(reference: string): string | undefined {
  return /^\/?([a-zA-Z0-9][a-zA-Z0-9_.-]*)$/.exec(reference)?.[1]
}

function noName(reference: string): Answer<never> {
  return { ok: false, problem: { code: 'no-such', reference, said: 'not a name' } }
}

/** A question that the client would not call off. */
function get(client: Dockerode, path: string, abortSignal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const question = { path, method: 'GET', abortSignal, statusCodes: { 200: true } }
    client.modem.dial(question, (error: unknown, answer: unknown) =>
      error ? reject(error) : resolve(answer),
    )
  })
}
