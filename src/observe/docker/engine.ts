/**
 * Docker, and Podman's service that speaks the same language, as an engine to be asked. The images of containers are asked
 * about once each: they tell who chose a stop signal.
 * Docker Engine API v1.41; podman-system-service(1)
 */
import { PassThrough, type Readable } from 'node:stream'
import type Dockerode from 'dockerode'
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
import type { EngineAddress } from './addresses.ts'
import {
  containerAnswer,
  type ImageAnswer,
  imageAnswer,
  summaryAnswer,
  topAnswer,
  versionAnswer,
} from './answers.ts'
import { ask, askFor } from './ask.ts'
import { connect } from './connection.ts'
import { containerOf, stateOf } from './container-of.ts'
import { firstFileIn } from './first-file.ts'
import { problemOf } from './problems.ts'
import { readEvents } from './read-events.ts'

/** Tried with Docker 20.10.24 and Podman 4.3.1. */
const capabilities: Readonly<Record<'docker' | 'podman', EngineCapabilities>> = {
  docker: { ...alike(), stopsPaused: true },
  podman: { ...alike(), stopsPaused: false },
}

function alike(): Omit<EngineCapabilities, 'stopsPaused'> {
  return { exec: true, top: true, files: true, events: true, health: true, restartPolicy: true }
}

/** Asks who is there; which of the two it is, it says itself. */
export async function openDocker(
  place: EngineAddress,
  options: AskOptions = {},
): Promise<Answer<DockerEngine>> {
  const { address } = place
  let client: Dockerode
  try {
    client = connect(place)
  } catch (error) {
    return { ok: false, problem: problemOf(error, address, address) }
  }
  const asking = { ...options, about: address, address }
  const answer = await askFor(versionAnswer, () => client.version(), asking)
  if (!answer.ok) return answer
  const { Components, Version } = answer.value
  const isPodman = (Components ?? []).some(({ Name }) => Name === 'Podman Engine')
  const version = `${isPodman ? 'Podman' : 'Docker'} ${Version ?? ''}`.trim()
  return {
    ok: true,
    value: new DockerEngine(client, address, isPodman ? 'podman' : 'docker', version),
  }
}

export class DockerEngine implements Engine {
  readonly name: 'docker' | 'podman'
  readonly address: string
  readonly version: string
  /** A socket may lead into a virtual machine: whoever looks a process up compares its control group. */
  readonly isLocal: boolean
  readonly capabilities: EngineCapabilities
  /** For what goes beyond asking. */
  readonly client: Dockerode
  readonly #images = new Map<string, Promise<ImageAnswer | undefined>>()

  constructor(client: Dockerode, address: string, name: 'docker' | 'podman', version: string) {
    this.client = client
    this.address = address
    this.name = name
    this.version = version
    this.capabilities = capabilities[name]
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
    const value = answer.value.flatMap(({ Id, Names, Image, State }): ContainerSummary[] => {
      const state = stateOf(State)
      const name = (Names?.[0] ?? '').replace(/^\//, '')
      if (!state.known) return []
      return [{ engine: this.name, id: Id, name, image: Image, state: state.value }]
    })
    return { ok: true, value }
  }

  async inspect(reference: string, options: AskOptions = {}): Promise<Answer<Container>> {
    const answer = await askFor(
      containerAnswer,
      (abortSignal) => this.client.getContainer(reference).inspect({ abortSignal }),
      this.#asking(reference, options),
    )
    if (!answer.ok) return answer
    const image = answer.value.Image ? await this.#image(answer.value.Image, options) : undefined
    return { ok: true, value: containerOf(answer.value, image, this.name) }
  }

  /** An image by name or id. */
  image(reference: string, options: AskOptions = {}): Promise<Answer<ImageAnswer>> {
    return askFor(
      imageAnswer,
      () => this.client.getImage(reference).inspect(),
      this.#asking(reference, options),
    )
  }

  async exec(
    id: string,
    argv: readonly string[],
    { input, user, ...options }: ExecOptions = {},
  ): Promise<Answer<ExecResult>> {
    const asking = this.#asking(id, options)
    const run = async (abortSignal: AbortSignal): Promise<ExecResult> => {
      const exec = await this.client.getContainer(id).exec({
        Cmd: [...argv],
        AttachStdout: true,
        AttachStderr: true,
        AttachStdin: input !== undefined,
        ...(user !== undefined && { User: user }),
        abortSignal,
      })
      const stream = await exec.start({ hijack: true, stdin: input !== undefined, abortSignal })
      if (input !== undefined) stream.end(input)
      const [out, errors] = [new PassThrough(), new PassThrough()]
      this.client.modem.demuxStream(stream, out, errors)
      stream.once('end', () => [out, errors].forEach((each) => void each.end()))
      stream.once('close', () => [out, errors].forEach((each) => void each.end()))
      abortSignal.addEventListener('abort', () => stream.destroy(), { once: true })
      const [stdout, stderr] = await Promise.all([textOf(out), textOf(errors)])
      const { ExitCode } = await exec.inspect({ abortSignal })
      return { stdout, stderr, exitCode: ExitCode ?? -1 }
    }
    return ask(run, asking)
  }

  async top(id: string, options: AskOptions = {}): Promise<Answer<readonly TopRow[]>> {
    const answer = await askFor(
      topAnswer,
      (abortSignal) =>
        this.client.getContainer(id).top({ ps_args: topColumns[this.name], abortSignal }),
      this.#asking(id, options),
    )
    if (!answer.ok) return answer
    const { Titles, Processes } = answer.value
    const at = (title: string) => Titles.findIndex((each) => each.toUpperCase() === title)
    const [pid, parent, command] = [at('PID'), at('PPID'), Titles.length - 1]
    const value = (Processes ?? []).map((row) => ({
      pid: Number(row[pid]),
      parent: Number(row[parent]),
      command: row.slice(command).join(' '),
    }))
    return { ok: true, value }
  }

  async readFile(id: string, path: string, options: AskOptions = {}): Promise<Answer<Uint8Array>> {
    const read = async (abortSignal: AbortSignal): Promise<Uint8Array | undefined> => {
      const stream = await this.client.getContainer(id).getArchive({ path, abortSignal })
      return firstFileIn(stream as Readable)
    }
    const answer = await ask(read, this.#asking(path, options))
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

  /** Nothing is kept open between questions but idle connections, which end by themselves. */
  close(): void {
    this.#images.clear()
  }

  #image(id: string, options: AskOptions): Promise<ImageAnswer | undefined> {
    const kept = this.#images.get(id)
    if (kept !== undefined) return kept
    const asked = this.image(id, options).then((answer) => (answer.ok ? answer.value : undefined))
    this.#images.set(id, asked)
    return asked
  }

  #asking(about: string, options: AskOptions): AskOptions & { about: string; address: string } {
    return { ...options, about, address: this.address }
  }
}

/** Docker runs ps(1) on its own machine; Podman has words of its own.  podman-top(1) */
const topColumns: Readonly<Record<'docker' | 'podman', string>> = {
  docker: '-o pid,ppid,args',
  podman: 'hpid,ppid,args',
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
