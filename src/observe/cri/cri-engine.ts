/**
 * A runtime that speaks CRI, such as containerd or CRI-O, as an engine to be asked. It knows containers by their ids; the names
 * they have in their pods serve where only one has it. What holds a pod's namespaces is no container to CRI.
 * kubernetes/cri-api v1: RuntimeService, ImageService
 */
import { type Asking, askWith, patience } from '../container/ask.ts'
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
import { KeptAnswers } from '../container/kept-answers.ts'
import { socketAt } from './addresses.ts'
import { type Habits, habitsOf } from './capabilities.ts'
import { type CriConnection, connectCri } from './connection.ts'
import { readContainerFile } from './container-file.ts'
import { containerOfCri, stateOfCri } from './container-of.ts'
import { type Ran, runInside } from './exec.ts'
import { ContainerState, type Container as Listed } from './generated/api_pb.ts'
import { containerInfoIn, type ImageInfo, imageInfoIn } from './info.ts'
import { namedContainer } from './named-container.ts'
import { type PodFacts, podFactsOf } from './pod-facts.ts'
import { criProblemOf } from './problems.ts'

/** Asks who is there. */
export async function openCri(
  address: string,
  options: AskOptions = {},
): Promise<Answer<CriEngine>> {
  const socket = socketAt(address)
  if (socket === undefined) {
    return { ok: false, problem: { code: 'bad-address', address, why: 'malformed' } }
  }
  const connection = connectCri(socket)
  const answer = await askWith(
    criProblemOf,
    (signal) => connection.runtime.version({}, { signal }),
    { ...options, about: address, address },
  )
  if (answer.ok) return { ok: true, value: new CriEngine(connection, address, answer.value) }
  connection.close()
  return answer
}

export class CriEngine implements Engine {
  readonly name = 'cri'
  readonly address: string
  readonly version: string
  /** CRI is only spoken on sockets of the same machine. */
  readonly isLocal = true
  readonly #habits: Habits
  readonly #connection: CriConnection
  readonly #images = new KeptAnswers<ImageInfo | undefined>()

  constructor(
    connection: CriConnection,
    address: string,
    { runtimeName, runtimeVersion }: { runtimeName: string; runtimeVersion: string },
  ) {
    this.#connection = connection
    this.address = address
    this.#habits = habitsOf(runtimeName)
    this.version = `${this.#habits.title ?? runtimeName} ${runtimeVersion}`
  }

  get capabilities(): EngineCapabilities {
    return this.#habits
  }

  async list({
    all = false,
    ...options
  }: ListOptions = {}): Promise<Answer<readonly ContainerSummary[]>> {
    const answer = await this.#listed(all, options)
    if (!answer.ok) return answer
    const value = answer.value.flatMap(
      ({ id, metadata, image, state }): readonly ContainerSummary[] => {
        const read = stateOfCri(state)
        // The runtime has lost it; it will be looked at, or removed, when it starts anew.
        if (!read.known) return []
        const name = metadata?.name ?? ''
        const from = image?.userSpecifiedImage || image?.image || ''
        return [{ engine: 'cri', id, name, image: from, state: read.value }]
      },
    )
    return { ok: true, value }
  }

  async inspect(reference: string, options: AskOptions = {}): Promise<Answer<Container>> {
    const id = await this.#idOf(reference, options)
    if (!id.ok) return id
    const { runtime } = this.#connection
    const answer = await askWith(
      criProblemOf,
      (signal) => runtime.containerStatus({ containerId: id.value, verbose: true }, { signal }),
      this.#asking(reference, options),
    )
    if (!answer.ok) return answer
    const { status } = answer.value
    if (status === undefined) return this.#unsupported(reference, 'no status')
    const info = containerInfoIn(answer.value.info)
    const [image, pod] = await Promise.all([
      this.#images.of(status.imageRef, () => this.#image(status.imageRef, options)),
      this.#pod(info.sandboxID, options),
    ])
    return { ok: true, value: containerOfCri({ status, info, image, pod }) }
  }

  async exec(
    id: string,
    argv: readonly string[],
    { input, user, ...options }: ExecOptions = {},
  ): Promise<Answer<ExecResult>> {
    if (input !== undefined) return this.#unsupported('exec', 'ExecSync has no input')
    if (user !== undefined) return this.#unsupported('exec', 'ExecSync has no user')
    const answer = await this.#run(id, argv, options)
    if (!answer.ok) return answer
    const { exitCode, stdout, stderr } = answer.value
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
    return { ok: true, value: { exitCode, stdout: text(stdout), stderr: text(stderr) } }
  }

  async top(): Promise<Answer<readonly TopRow[]>> {
    return this.#unsupported('top', 'CRI lists no processes')
  }

  async readFile(id: string, path: string, options: AskOptions = {}): Promise<Answer<Uint8Array>> {
    const container = await this.inspect(id, options)
    if (!container.ok) return container
    const run = (argv: readonly string[]) => this.#run(container.value.id, argv, options)
    return readContainerFile(container.value, path, run)
  }

  close(): void {
    this.#images.clear()
    this.#connection.close()
  }

  #run(id: string, argv: readonly string[], options: AskOptions): Promise<Answer<Ran>> {
    const program = { container: id, argv, patience: options.timeout ?? patience }
    return askWith(
      criProblemOf,
      (signal) => runInside(this.#connection, program, signal),
      this.#asking(id, options),
    )
  }

  async #listed(all: boolean, options: AskOptions): Promise<Answer<readonly Listed[]>> {
    const filter = all ? {} : { filter: { state: { state: ContainerState.CONTAINER_RUNNING } } }
    const answer = await askWith(
      criProblemOf,
      (signal) => this.#connection.runtime.listContainers(filter, { signal }),
      this.#asking('containers', options),
    )
    return answer.ok ? { ok: true, value: answer.value.containers } : answer
  }

  async #idOf(reference: string, options: AskOptions): Promise<Answer<string>> {
    if (/^[0-9a-f]{64}$/.test(reference)) return { ok: true, value: reference }
    const listed = await this.#listed(true, options)
    if (!listed.ok) return listed
    const found = namedContainer(reference, listed.value)
    return found.ok ? { ok: true, value: found.value.id } : found
  }

  /** For an image that is gone there is an answer with nothing in it. */
  async #image(reference: string, options: AskOptions): Promise<Answer<ImageInfo | undefined>> {
    const { images } = this.#connection
    const answer = await askWith(
      criProblemOf,
      (signal) => images.imageStatus({ image: { image: reference }, verbose: true }, { signal }),
      this.#asking(reference, options),
    )
    return answer.ok ? { ok: true, value: imageInfoIn(answer.value.info) } : answer
  }

  async #pod(id: string | undefined, options: AskOptions): Promise<PodFacts | undefined> {
    if (!id) return undefined
    const answer = await askWith(
      criProblemOf,
      (signal) => this.#connection.runtime.podSandboxStatus({ podSandboxId: id }, { signal }),
      this.#asking(id, options),
    )
    return answer.ok && answer.value.status ? podFactsOf(answer.value.status) : undefined
  }

  #unsupported(question: string, said: string): Answer<never> {
    return { ok: false, problem: { code: 'unsupported', question, said } }
  }

  #asking(about: string, options: AskOptions): Asking {
    return { ...options, about, address: this.address }
  }
}
