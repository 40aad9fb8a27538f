/** How a throw-away copy is to be made: what `docker run` would be told, and what was left out so that nothing else is touched. */
import type { HealthTest } from './hands.ts'

export interface CopySettings {
  /** An id, so that it is the same image whatever its name means by now; a name where there is no container to copy. */
  readonly image: string
  readonly entrypoint?: readonly string[]
  readonly command?: readonly string[]
  /** `NAME=value`. */
  readonly environment: readonly string[]
  readonly user?: string
  readonly workingDirectory?: string
  /** As it was written; the engine's default where nobody said one. */
  readonly stopSignal?: string
  /** Seconds from the signal to SIGKILL; negative is for ever. */
  readonly stopTimeout?: number
  readonly init?: boolean
  /** As Docker writes it: `host`, `container:web`; empty is a namespace of its own. */
  readonly pidMode: string
  readonly network: string
  /** Bytes; 0 is no limit. */
  readonly memory: number
  readonly isRootReadOnly: boolean
  readonly hasTerminal: boolean
  readonly hasInput: boolean
  readonly health?: HealthTest
  readonly mounts: readonly CopyMount[]
  /** Options by directory. */
  readonly tmpfs: Readonly<Record<string, string>>
  readonly addedCapabilities: readonly string[]
  readonly droppedCapabilities: readonly string[]
  readonly securityOptions: readonly string[]
  readonly groups: readonly string[]
  readonly extraHosts: readonly string[]
  readonly ulimits: readonly Ulimit[]
  readonly sysctls: Readonly<Record<string, string>>
  /** The OCI runtime, where it is not the engine's default. */
  readonly runtime?: string
  readonly sharedMemory?: number
}

interface Ulimit {
  readonly Name: string
  readonly Soft: number
  readonly Hard: number
}

export type CopyMount =
  | {
      readonly kind: 'bind'
      readonly source: string
      readonly target: string
      readonly isWritable: boolean
    }
  /** Empty but for what the image has there, and removed with the copy. */
  | { readonly kind: 'fresh-volume'; readonly target: string }

/** What a copy has otherwise than its original. */
export type Difference =
  /** Written to by nobody: the original uses it. */
  | { readonly code: 'bind-read-only'; readonly source: string; readonly target: string }
  /** A socket, or a directory with sockets of others: whoever has it can do things outside. */
  | { readonly code: 'bind-left-out'; readonly source: string; readonly target: string }
  /** An empty volume in its place. */
  | { readonly code: 'volume-fresh'; readonly name: string; readonly target: string }
  | { readonly code: 'network'; readonly original: string }
  | { readonly code: 'ports'; readonly count: number }
  | { readonly code: 'privileged' }
  | { readonly code: 'devices' }
  | { readonly code: 'restart-policy'; readonly name: string }
  /** It would have waited for ever. */
  | { readonly code: 'stop-timeout'; readonly seconds: number }
