/**
 * A runtime that speaks CRI, such as containerd or CRI-O, as an engine to be asked. It knows containers by their ids; the names
 * they have in their pods serve where only one has it.
 * kubernetes/cri-api v1: RuntimeService, ImageService
 */
import { readFileSync } from 'node:fs'
import { type Asking, askWith } from '../container/ask.ts'
import type { Container } from '../container/container.ts'
import type {
  Answer,
  AskOptions,
  ContainerSummary,
  Engine,
  EngineCapabilities,
  EngineProblem,
  ExecOptions,
  ExecResult,
  ListOptions,
  TopRow,
} from '../container/engine.ts'
import { type CriConnection, connectCri } from './connection.ts'
import { containerOfCri, stateOfCri } from './container-of.ts'
import { ContainerState, type NamespaceOption } from './generated/api_pb.ts'
import { containerInfoIn, type ImageInfo, imageInfoIn } from './info.ts'
import { criProblemOf } from './problems.ts'

const capabilities: EngineCapabilities = {
  exec: true,
  top: false,
  files: true,
  events: false,
  health: false,
  restartPolicy: false,
  stopsPaused: false,
}

/** Asks who is there. */
export async function openCri(
  address: string,
  options: AskOptions = {},
): Promise<Answer<CriEngine>> {
  let connection: CriConnection
  try {
    connection = connectCri(address)
  } catch (error) {
    return { ok: false, problem: criProblemOf(error, address, address) }
  }
  const answer = await askWith(
    criProblemOf,
    (signal) => connection.runtime.version({}, { signal }),
    { ...options, about: address, address },
  )
  if (!answer.ok) return answer
  const { runtimeName, runtimeVersion } = answer.value
  return { ok: true, value: new CriEngine(connection, address, `${runtimeName} ${runtimeVersion}`) }
}

export class CriEngine implements Engine {
  readonly name = 'cri'
  readonly address: string
  readonly version: string
  /** CRI is only spoken on sockets of the same machine. */
  readonly isLocal = true
  readonly capabilities: EngineCapabilities = capabilities
  /** For what goes beyond asking. */
  readonly connection: CriConnection
  readonly #images = new Map<string, Promise<ImageInfo | undefined>>()

  constructor(connection: CriConnection, address: string, version: string) {
    this.connection = connection
    this.address = address
    this.version = version
  }

  async list({
    all = false,
    ...options
  }: ListOptions = {}): Promise<Answer<readonly ContainerSummary[]>> {
    const answer = await askWith(
      criProblemOf,
      (signal) =>
        this.connection.runtime.listContainers(
          all ? {} : { filter: { state: { state: ContainerState.CONTAINER_RUNNING } } },
          { signal },
        ),
      this.#asking('containers', options),
    )
    if (!answer.ok) return answer
    const value = answer.value.containers.flatMap(
      ({ id, metadata, image, state }): ContainerSummary[] => {
        const read = stateOfCri(state)
        if (!read.known) return []
        const name = metadata?.name ?? ''
        return [{ engine: 'cri', id, name, image: image?.image ?? '', state: read.value }]
      },
    )
    return { ok: true, value }
  }

  async inspect(reference: string, options: AskOptions = {}): Promise<Answer<Container>> {
    const id = await this.#idOf(reference, options)
    if (!id.ok) return id
    const asking = this.#asking(reference, options)
    const answer = await askWith(
      criProblemOf,
      (signal) =>
        this.connection.runtime.containerStatus(
          { containerId: id.value, verbose: true },
          { signal },
        ),
      asking,
    )
    if (!answer.ok) return answer
    const { status } = answer.value
    if (status === undefined) {
      return { ok: false, problem: { code: 'unsupported', question: reference, said: 'no status' } }
    }
    const info = containerInfoIn(answer.value.info)
    const [image, pidOptions] = await Promise.all([
      this.#image(status.imageRef, options),
      this.#pidOptions(info.sandboxID, options),
    ])
    return { ok: true, value: containerOfCri({ status, info, image, pidOptions }) }
  }

  async exec(
    id: string,
    argv: readonly string[],
    { input, user, timeout, signal: callOff }: ExecOptions = {},
  ): Promise<Answer<ExecResult>> {
    if (input !== undefined || user !== undefined) {
      return this.#unsupported('exec', 'ExecSync has neither an input nor a user')
    }
    const options = { ...(timeout && { timeout }), ...(callOff && { signal: callOff }) }
    const answer = await askWith(
      criProblemOf,
      (signal) =>
        this.connection.runtime.execSync(
          {
            containerId: id,
            cmd: [...argv],
            timeout: BigInt(Math.ceil((timeout ?? 10_000) / 1000)),
          },
          { signal },
        ),
      this.#asking(id, options),
    )
    if (!answer.ok) return answer
    const { stdout, stderr, exitCode } = answer.value
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
    return { ok: true, value: { stdout: text(stdout), stderr: text(stderr), exitCode } }
  }

  async top(): Promise<Answer<readonly TopRow[]>> {
    return this.#unsupported('top', 'CRI lists no processes')
  }

  /** CRI hands out no files: this machine's own view of the container's root is read. */
  async readFile(id: string, path: string, options: AskOptions = {}): Promise<Answer<Uint8Array>> {
    const container = await this.inspect(id, options)
    if (!container.ok) return container
    const { pid } = container.value
    if (!pid.known) {
      return { ok: false, problem: { code: 'not-running', reference: id, said: 'no process' } }
    }
    try {
      return { ok: true, value: readFileSync(`/proc/${pid.value}/root${path}`) }
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      return { ok: false, problem: { code: 'no-such', reference: path, said } }
    }
  }

  /** Nothing is kept open between questions but an idle connection, which ends by itself. */
  close(): void {
    this.#images.clear()
  }

  /** The id that begins so, or the only container of that name. */
  async #idOf(reference: string, options: AskOptions): Promise<Answer<string>> {
    const listed = await this.list({ ...options, all: true })
    if (!listed.ok) return listed
    const byId = listed.value.filter(({ id }) => id.startsWith(reference))
    const byName = listed.value.filter(({ name }) => name === reference)
    const running = byName.filter(({ state }) => state === 'running')
    const found = byId.length > 0 ? byId : running.length > 0 ? running : byName
    const [first, ...others] = found
    if (first === undefined)
      return this.#problem({ code: 'no-such', reference, said: 'not listed' })
    if (others.length === 0) return { ok: true, value: first.id }
    const said = found.map(({ id }) => id.slice(0, 12)).join(', ')
    return this.#problem({ code: 'ambiguous', reference, said })
  }

  #image(reference: string, options: AskOptions): Promise<ImageInfo | undefined> {
    const kept = this.#images.get(reference)
    if (kept !== undefined) return kept
    const asked = askWith(
      criProblemOf,
      (signal) =>
        this.connection.images.imageStatus(
          { image: { image: reference }, verbose: true },
          { signal },
        ),
      this.#asking(reference, options),
    ).then((answer) => (answer.ok ? imageInfoIn(answer.value.info) : undefined))
    this.#images.set(reference, asked)
    return asked
  }

  async #pidOptions(
    sandbox: string | null | undefined,
    options: AskOptions,
  ): Promise<NamespaceOption | undefined> {
    if (!sandbox) return undefined
    const answer = await askWith(
      criProblemOf,
      (signal) => this.connection.runtime.podSandboxStatus({ podSandboxId: sandbox }, { signal }),
      this.#asking(sandbox, options),
    )
    return answer.ok ? answer.value.status?.linux?.namespaces?.options : undefined
  }

  #unsupported(question: string, said: string): Answer<never> {
    return this.#problem({ code: 'unsupported', question, said })
  }

  #problem(problem: EngineProblem): Answer<never> {
    return { ok: false, problem }
  }

  #asking(about: string, options: AskOptions): Asking {
    return { ...options, about, address: this.address }
  }
}
