/**
 * What an engine says of one container: plain data, every field known or unknown, whatever the engine. It is what the engine
 * was told and what it remembers; what the processes inside are like is an `Observation`.
 * Docker Engine API: GET /containers/{id}/json; CRI v1: ContainerStatus, ContainerConfig
 */
import type { Fact } from '../fact.ts'

/** `podman` also where Podman answers on a socket that another name was given to. */
export type EngineName = 'docker' | 'podman' | 'cri'

/** A container by what names it for good. */
export interface ContainerRef {
  readonly engine: EngineName
  /** 64 hexadecimal digits. */
  readonly id: string
  /** Without the slash in front that Docker keeps; for CRI the name in the pod. */
  readonly name: string
}

export interface Container extends ContainerRef {
  /** As whoever started it called it. */
  readonly image: Fact<string>
  readonly imageId: Fact<string>
  readonly state: Fact<ContainerState>
  /** Its first process as the engine's machine numbers it: of use only where that is this machine. Unknown while it does not run. */
  readonly pid: Fact<number>
  /** Milliseconds since 1970, of the current or last run. */
  readonly createdAt: Fact<number>
  readonly startedAt: Fact<number>
  readonly finishedAt: Fact<number>
  /** How the last run ended, 0–255: 128+n where signal n ended it. Unknown while it runs. */
  readonly exitCode: Fact<number>
  /** Whether the engine saw the kernel's out-of-memory killer at work in it. */
  readonly oomKilled: Fact<boolean>
  /** What the engine itself could not do, in its own words; empty where there was nothing. */
  readonly error: Fact<string>
  readonly restartCount: Fact<number>
  readonly restartPolicy: Fact<RestartPolicy>
  /** Whether it is removed as soon as it has ended (`--rm`). */
  readonly isRemovedAtEnd: Fact<boolean>
  readonly stop: StopFacts
  /** Whether the engine puts an init of its own before the program (`--init`). */
  readonly hasEngineInit: Fact<boolean>
  readonly pidMode: Fact<PidMode>
  /** What the image or its user put before the command; empty where nothing is. */
  readonly entrypoint: Fact<readonly string[]>
  readonly command: Fact<readonly string[]>
  readonly workingDirectory: Fact<string>
  readonly user: Fact<string>
  /** `NAME=value`, as the process was given them. Never printed as a whole: it may hold secrets. */
  readonly environment: Fact<readonly string[]>
  readonly hasTerminal: Fact<boolean>
  readonly health: Fact<Health>
  /** In bytes; 0 is none. */
  readonly memoryLimit: Fact<number>
  readonly isRootReadOnly: Fact<boolean>
  /** The OCI runtime's name, such as `runc`, `crun`, `kata`, `runsc`. */
  readonly runtime: Fact<string>
  /** `NAME=value` in order of name. */
  readonly labels: Fact<Readonly<Record<string, string>>>
  /** Where a pod stands behind it. */
  readonly pod: Fact<PodPlace>
}

export type ContainerState =
  | 'created'
  | 'running'
  | 'paused'
  | 'restarting'
  | 'removing'
  | 'exited'
  | 'dead'

export interface RestartPolicy {
  readonly name: 'no' | 'always' | 'on-failure' | 'unless-stopped'
  /** How many times `on-failure` tries; 0 is without end. */
  readonly maximumRetries: number
}

/** What `docker stop` does to it. */
export interface StopFacts {
  /** The number of the signal, on the engine's machine. */
  readonly signal: Fact<number>
  /** As it was written, such as `SIGQUIT`, `3` or `RTMIN+3`. */
  readonly spelling: Fact<string>
  /** Who chose the signal. */
  readonly chosenBy: Fact<'container' | 'image' | 'engine'>
  /** Milliseconds from the signal to SIGKILL; negative is for ever. */
  readonly timeout: Fact<number>
}

/** Whose PID namespace it lives in. */
export type PidMode =
  | { readonly kind: 'private' }
  | { readonly kind: 'host' }
  | { readonly kind: 'container'; readonly of: string }
  | { readonly kind: 'pod' }

export interface Health {
  /** Empty where nothing is checked. */
  readonly test: readonly string[]
  readonly status: 'none' | 'starting' | 'healthy' | 'unhealthy'
  readonly failingStreak: number
}

export interface PodPlace {
  readonly name: string
  readonly namespace: string
  readonly uid: string
}
