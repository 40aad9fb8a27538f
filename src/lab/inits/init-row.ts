/**
 * A row of the gallery: a program as PID 1, how it is started, and how one knows that it has finished starting. Every
 * instance has a directory of its own, whose path it also finds in the variable HERE.
 */
import type { Posture } from './posture.ts'
import type { RestingCall } from './resting-calls.ts'

export interface InitRow {
  readonly id: string
  /** The program and what is particular about it, in the words of its own command line. */
  readonly title: string
  readonly kind: InitKind
  readonly start: Start
  /** The system calls its leader sleeps in when it has nothing to do. */
  readonly rests: readonly RestingCall[]
  readonly ready?: Ready
  /** Milliseconds for which it must stand still to count as ready; 20 when left out. */
  readonly settle?: number
  /** Milliseconds for which it is watched at least after a signal; 400 when left out. */
  readonly watched?: number
  /** How many instances live side by side; 16 when left out. */
  readonly width?: number
  /** It starts in no time and needs nothing: part of the quick choice. */
  readonly isLight?: true
}

export type InitKind =
  | 'subject'
  | 'shell'
  | 'init'
  | 'runtime'
  | 'launcher'
  | 'supervisor'
  | 'server'
  | 'tool'

/** How the process is made. */
export type Start =
  /** The laboratory's own subject, a program without a runtime, in one of its postures about SIGTERM. */
  | { readonly kind: 'subject'; readonly posture: Posture }
  | ({ readonly kind: 'program' } & ProgramStart)
  /** The Node that runs this. */
  | ({ readonly kind: 'this-node' } & Omit<ProgramStart, 'names'>)
  /** A Go program, compiled for the occasion. */
  | ({ readonly kind: 'go'; readonly source: string } & Pick<ProgramStart, 'tells'>)

/** A program of this machine. */
export interface ProgramStart {
  /** The first of these that is found; a name with a slash is a path. */
  readonly names: readonly string[]
  readonly args: Words
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: 'pipe' | 'terminal'
  /** Runs as nobody, because it refuses to run as root. */
  readonly isOrdinary?: true
  /** A network of its own with nothing in it, so that any port is free; shared memory of its own. */
  readonly isolated?: readonly ('network' | 'memory')[]
  /** Files in its directory, by name, written anew for each instance. */
  readonly files?: (here: string) => Readonly<Record<string, string>>
  /** Its application leaves a file called `told` when its own handler runs. */
  readonly tells?: true
  /** Run to its end in the directory before its first instance; the directory is then kept for the next. */
  readonly prepare?: { readonly names: readonly string[]; readonly args: Words }
}

/** Arguments; those that name files depend on the directory. */
export type Words = readonly string[] | ((here: string) => readonly string[])

/** What must be there besides, before it counts as ready. */
export interface Ready {
  /** Names of processes below it, as many as there must be of each. */
  readonly below?: readonly string[]
  /** A file or socket in its directory. */
  readonly file?: string
  readonly threads?: number
}
