/**
 * The habits of real programs: what each does with a signal that the kernel has given to it. The kernel's part is not in
 * here; a habit only matters once a handler runs or a waiting thread takes the signal.
 */
import type { Features } from './features.ts'

export interface Habit {
  /** Names the row, in small letters: `tini`. */
  readonly id: string
  /** What people call the program. */
  readonly title: string
  readonly kind: 'init' | 'shell' | 'runtime' | 'launcher' | 'supervisor' | 'server' | 'tool'
  /** Whether these facts show this program. Never by a mask alone. */
  is(features: Features): boolean
  readonly reactions: readonly ReactionRow[]
  /** Milliseconds after its start in which it may not have its handlers yet. */
  readonly startUp?: number
  /** How the rows were established that do not say so themselves. */
  readonly established: Established
}

/** One row: the first whose signals and condition fit decides. */
export interface ReactionRow {
  /** Names as in signal(7); `others` are all that no row above names. */
  readonly signals: readonly string[] | 'others'
  readonly when?: Condition
  readonly does: Reaction
  readonly established?: Established
}

/** What decides between two rows, such as an option on the command line; `signal` is the one that was given. */
export type Condition = (features: Features, signal: string) => boolean

export type Established =
  /** Tried in the laboratory with these versions. */
  | { readonly by: 'laboratory'; readonly versions: string }
  /** Read in documentation, source or a report; not tried. */
  | { readonly by: 'source'; readonly where: string }

export type Reaction =
  /** Ends itself. `told`: the application behind it learned of it and could clean up. */
  | {
      readonly does: 'ends'
      readonly told: boolean
      readonly status: EndStatus
      /** It waits for its clients or its work first, for as long as they take unless its configuration has a limit. */
      readonly isPatient?: true
    }
  /** Lives on, and does something else instead. */
  | { readonly does: 'lives'; readonly doing: Doing }
  /** Takes its handler away and sends the signal to itself again; where the kernel drops that, does `survivor`. */
  | { readonly does: 'raises-again'; readonly survivor: Reaction }
  /** Passes it on and ends when its child has ended. */
  | {
      readonly does: 'forwards'
      readonly to: 'child' | 'children' | 'group' | 'session'
      /** Another signal than the one it got. */
      readonly as?: string
      readonly status: EndStatus
      /** It ends without waiting for the program behind it: its child, or what the shell that is its child has started. */
      readonly isHasty?: true
    }
  /** Its handler runs only after the child it waits for has ended; then it does `after`. */
  | { readonly does: 'defers'; readonly after: Reaction }
  /** Code that sigwhy does not know decides; `likely` is what such code usually does. */
  | { readonly does: 'decides'; readonly likely?: Reaction }

/** What the parent sees. `as-child` is the child's code; for one ended by a signal `ofKilled`, or else exit code 128+n. */
export type EndStatus =
  | { readonly kind: 'exit'; readonly code: number }
  /** Exit code 128+n for signal n. */
  | { readonly kind: 'exit-128+n' }
  /**
   * Sends itself a signal in the end, the very one it got or `name`, and is killed by it. An init, where the kernel
   * drops that, goes on to `dropped`: often the fault at the end of abort(3), or its _exit(127).
   */
  | { readonly kind: 'signal'; readonly name?: string; readonly dropped: EndStatus }
  /** Killed by that signal, an init too: by a fault of its own, or by its own reboot(2). */
  | { readonly kind: 'killed'; readonly signal: string }
  | { readonly kind: 'as-child'; readonly ofKilled?: EndStatus }
  | { readonly kind: 'unknown' }

export type Doing =
  | 'reloads'
  | 'reopens-logs'
  | 'dumps'
  | 'changes-workers'
  | 'upgrades'
  | 'interrupts-work'
  /** Takes no new work, and finishes what it has. */
  | 'quiets'
  /** Executes its own file anew, as the same process. */
  | 're-executes'
  /** Lets a debugger in. */
  | 'opens-debugger'
  | 'ignores'
  | 'collects-children'
  | 'resizes'
  | 'internal'
