/**
 * A container engine as sigwhy asks it: the same questions to Docker, Podman and whatever speaks CRI. Asking changes nothing,
 * but for `exec`, which runs a program inside. Every question has a time limit and can be called off; what an engine refuses is
 * returned as a problem.
 */
import type { Container, ContainerRef, ContainerState, EngineName } from './container.ts'
import type { EventLog } from './events.ts'

export interface Engine {
  readonly name: EngineName
  /** How it was reached, such as `unix:///var/run/docker.sock`. */
  readonly address: string
  /** As it calls itself, such as `Docker 28.2.2`, `Podman Engine 4.3.1`, `containerd v1.6.20`. */
  readonly version: string
  /** Whether its processes are in this machine's /proc: false where it is reached over a network or in another virtual machine. */
  readonly isLocal: boolean
  /** What it can tell and do, as far as it differs from the others. */
  readonly capabilities: EngineCapabilities
  list(options?: ListOptions): Promise<Answer<readonly ContainerSummary[]>>
  /** By id, the beginning of an id, or name. */
  inspect(reference: string, options?: AskOptions): Promise<Answer<Container>>
  /** Runs a program inside and waits for its end. */
  exec(id: string, argv: readonly string[], options?: ExecOptions): Promise<Answer<ExecResult>>
  /** Its processes as the engine's machine numbers them. */
  top(id: string, options?: AskOptions): Promise<Answer<readonly TopRow[]>>
  /** A regular file inside the container, running or not, through symbolic links; `absent` where there is none. */
  readFile(id: string, path: string, options?: AskOptions): Promise<Answer<Uint8Array>>
  /**
   * What it remembers of one container: by id, the beginning of an id, or name, also where that has been removed. Empty where it
   * remembers nothing; left out where it has no such question.
   */
  events?(reference: string, options?: AskOptions): Promise<Answer<EventLog>>
  close(): void
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: EngineProblem }

/**
 * Why an engine gave no answer.
 * - `unreachable`: nobody listens there; `errno` is that of connect(2), such as ENOENT or ECONNREFUSED, or what ssh or TLS calls it
 * - `bad-address`: it cannot be an address, or leads to a context or certificates that are not there
 * - `not-permitted`: the socket, or the engine, refuses this user
 * - `timed-out`: it took the question and said nothing for so many milliseconds
 * - `called-off`: the caller gave up
 * - `no-such`: no container, image or file of that name
 * - `ambiguous`: the beginning of an id that several have
 * - `not-running`: it needs a running container
 * - `unsupported`: this engine has no such question, or its answer cannot be understood
 * - `refused`: anything else, in the engine's own words
 */
export type EngineProblem =
  | { readonly code: 'unreachable'; readonly address: string; readonly errno: string }
  | {
      readonly code: 'bad-address'
      readonly address: string
      readonly why: 'malformed' | 'no-context' | 'no-certificates'
    }
  | { readonly code: 'not-permitted'; readonly address: string; readonly said: string }
  | { readonly code: 'timed-out'; readonly address: string; readonly milliseconds: number }
  | { readonly code: 'called-off' }
  | { readonly code: 'no-such'; readonly reference: string; readonly said: string }
  | { readonly code: 'ambiguous'; readonly reference: string; readonly said: string }
  | { readonly code: 'not-running'; readonly reference: string; readonly said: string }
  | { readonly code: 'unsupported'; readonly question: string; readonly said: string }
  | { readonly code: 'refused'; readonly status: number; readonly said: string }

export interface EngineCapabilities {
  readonly exec: boolean
  readonly top: boolean
  readonly files: boolean
  readonly events: boolean
  readonly health: boolean
  readonly restartPolicy: boolean
  /** Whether it stops a paused container, by resuming it once the signal is queued; or refuses to. */
  readonly stopsPaused: boolean
}

export interface AskOptions {
  /** Milliseconds until the question is given up; 10,000 where nothing is said. */
  readonly timeout?: number
  readonly signal?: AbortSignal
}

export interface ListOptions extends AskOptions {
  /** Those that do not run, too. */
  readonly all?: boolean
}

export interface ContainerSummary extends ContainerRef {
  readonly state: ContainerState
  readonly image: string
}

export interface ExecOptions extends AskOptions {
  /** Given to its standard input. */
  readonly input?: string
  readonly user?: string
}

export interface ExecResult {
  /** 126 and 127 as for a shell: found but not executable, not found. */
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface TopRow {
  readonly pid: number
  readonly parent: number
  readonly command: string
}
