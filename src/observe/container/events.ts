/**
 * What an engine remembers of the life of its containers: plain data, the same for every engine. What an engine's events leave
 * out is a property of the engine, and is told beside them.
 * Docker Engine API: GET /events; podman-events(1)
 */

/** One thing that happened to a container. */
export type EngineEvent = EventPlace & Happening

export interface EventPlace {
  /** Milliseconds since 1970, with the fraction. */
  readonly at: number
  /** 64 hexadecimal digits. */
  readonly id: string
  readonly name: string
}

/**
 * - `kill`: the engine sent a signal, whoever asked for it; the number is left out where the engine does not say which.
 * - `stop`: a stop that was asked for is complete.
 * - `cleanup`: Podman has taken down what belonged to a run.
 * - `oom`: the kernel told the engine that a process was killed, or had to wait, for want of memory.
 */
export type Happening =
  | { readonly what: 'create' | 'start' | 'restart' | 'stop' | 'cleanup' }
  | { readonly what: 'pause' | 'unpause' | 'oom' | 'remove' }
  | { readonly what: 'kill'; readonly signal?: number }
  | { readonly what: 'die'; readonly exitCode?: number }
  | { readonly what: 'health'; readonly status: string }

export interface EventLog {
  /** In order of time. */
  readonly events: readonly EngineEvent[]
  /** Nothing that happened after this moment is missing, in milliseconds since 1970; left out where nobody knows that. */
  readonly completeSince?: number
  readonly habits: EventHabits
}

/** What an engine's events tell, apart from beginnings and ends. */
export interface EventHabits {
  /** The number of every signal that it sends, also those of a stop and of a removal by force. */
  readonly signals: boolean
  /** A `stop` after every stop. */
  readonly stops: boolean
  readonly outOfMemory: boolean
  /** A run that was ended by a stop is cleaned up twice: by whoever watched the run, and by the stop. */
  readonly cleansTwiceAfterStop: boolean
  /** A `restart` before it ends the run, not when it has begun the next. */
  readonly announcesRestart: boolean
}
