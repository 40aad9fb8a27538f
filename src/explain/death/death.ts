/**
 * What is said about the end of a container: the cause, how sure that is, what it rests on, and what else is worth knowing. Codes
 * and values only; sentences are made elsewhere.
 */
import type { ContainerState, EngineName } from '../../observe/container/container.ts'
import type { Fact, Unknown } from '../../observe/fact.ts'
import type { Sureness } from '../prognosis.ts'
import type { Circumstance, Contradiction, Evidence } from './evidence.ts'
import type { NextStep } from './next-steps.ts'
import type { TimelineEntry } from './timeline.ts'

/** All that is said about one container. */
export interface Inquest {
  readonly subject: DeathSubject
  /** `removed`: the engine has nothing of it any more but events. */
  readonly life: ContainerState | 'removed'
  /** When the present run began; only while it lives. */
  readonly livesSince?: number
  /** Its end, or the last one where it lives again; left out where it has not ended as far as anybody remembers. */
  readonly death?: Death
  /** When the inquest was held, in milliseconds since 1970. */
  readonly at: number
}

export interface DeathSubject {
  readonly engine: EngineName
  readonly id: string
  readonly name: string
}

export interface Death {
  readonly cause: Cause
  readonly confidence: Sureness
  /** The rule that claimed it. */
  readonly rule: string
  readonly exitCode: Fact<number>
  /** In milliseconds since 1970. */
  readonly startedAt: Fact<number>
  readonly endedAt: Fact<number>
  readonly timeline: readonly TimelineEntry[]
  readonly evidence: readonly Evidence[]
  /** What else it may have been; none where the cause is certain. */
  readonly others: readonly CauseCode[]
  readonly circumstances: readonly Circumstance[]
  readonly contradictions: readonly Contradiction[]
  /** What could not be read and would have told more. */
  readonly unread: readonly Unread[]
  readonly next: readonly NextStep[]
}

export interface Unread {
  readonly source: 'events' | 'kernel-log' | 'inspect'
  readonly because: Unknown
}

/**
 * - `grace-exhausted`: told to stop, did not, and was killed when its time was over
 * - `killed-by-engine`: SIGKILL through the engine, without such a wait
 * - `told-and-ended`: somebody told it by the engine, and it ended
 * - `out-of-memory`: killed by the kernel for want of memory
 * - `ended-after-oom`: a process inside was, and the first one ended then
 * - `crashed`: a fault of its own
 * - `killed-from-outside`: SIGKILL, but not through the engine
 * - `killed`: SIGKILL, nobody knows by whom
 * - `signalled`: the exit code says that a signal was behind it, and nobody knows who sent it
 * - `not-found`, `not-executable`, `start-failed`: its command never ran
 * - `lost`: the engine itself was down when it ended
 * - `ended`: its program chose to
 */
export type Cause =
  | {
      readonly code: 'grace-exhausted'
      /** What it did not end by; left out where the engine does not tell. */
      readonly signal?: number
      /** Milliseconds from that to SIGKILL, as it was. */
      readonly waited?: number
      /** What the container's settings allow; left out where they say something else than what was waited. */
      readonly allowed?: number
    }
  | { readonly code: 'killed-by-engine'; readonly by: 'kill' | 'kill-or-removal' }
  | {
      readonly code: 'told-and-ended'
      readonly by: 'stop' | 'kill'
      readonly signal?: number
      /** Milliseconds from the signal to the end. */
      readonly took?: number
      readonly exitCode: number
    }
  | {
      readonly code: 'out-of-memory'
      readonly scope: 'container' | 'above' | 'machine' | 'unknown'
      /** In bytes. */
      readonly limit?: number
      readonly victims: readonly string[]
    }
  | {
      readonly code: 'ended-after-oom'
      readonly exitCode: number
      readonly victims: readonly string[]
    }
  | { readonly code: 'crashed'; readonly signal: number }
  | { readonly code: 'killed-from-outside' }
  | { readonly code: 'killed' }
  | { readonly code: 'signalled'; readonly signal: number }
  | { readonly code: 'not-found' | 'not-executable' | 'start-failed'; readonly said: string }
  | { readonly code: 'lost' }
  | { readonly code: 'ended'; readonly exitCode: number }
  | { readonly code: 'unknown' }

export type CauseCode = Cause['code']
