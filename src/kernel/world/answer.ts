/**
 * What one operation brought about: what its caller sees, and everything that happened until all was quiet again.
 */
import type { ExitStatus } from '../exit-status.ts'
import type { Ruling } from '../rule.ts'
import type { SignalSet } from '../signal-set.ts'
import type { Errno } from '../step.ts'
import type { SignalInfo } from './signal-queue.ts'
import type { ProcessId } from './world.ts'

/** Why a call of this world fails. */
export type WorldErrno = Errno | 'EINTR' | 'ECHILD' | 'EACCES' | 'ENOMEM'

/** What a system call returns. `set` is what it wrote, `status` belongs to wait4, whose value is 0 when nobody is ready. */
export type Result =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'error'; readonly errno: WorldErrno }
  | { readonly kind: 'set'; readonly set: SignalSet }
  | { readonly kind: 'waited'; readonly value: number; readonly status: ExitStatus }

export interface Answer {
  readonly caller: CallerSees
  /** In the order in which they happened. */
  readonly events: readonly WorldEvent[]
  /** How often more than one process could have run next; 0 means that there was only one way. */
  readonly choices: number
}

export type CallerSees =
  | { readonly kind: 'returned'; readonly result: Result }
  /** It sleeps in the call. */
  | { readonly kind: 'asleep' }
  /** It was stopped in the call and will return from it when it is resumed. */
  | { readonly kind: 'stopped' }
  /** It did not survive the call, or the call was exit_group(2). */
  | { readonly kind: 'ended' }
  /** Nothing was done, for there is no such call to be made. */
  | { readonly kind: 'impossible'; readonly because: Impossibility }

/**
 * - `no-such-process`: the caller, or somebody the operation names, is not there (any more).
 * - `not-running`: the caller is stopped, asleep or dead.
 * - `has-no-number`: the caller's namespace has no number for the process or group that is named.
 * - `name-taken`: the child's name is in use.
 */
export type Impossibility = 'no-such-process' | 'not-running' | 'has-no-number' | 'name-taken'

export type WorldEvent =
  | {
      readonly kind: 'sent'
      readonly to: ProcessId
      /** `undefined` when the kernel did it on its own account. */
      readonly by: ProcessId | undefined
      readonly ruling: Ruling
    }
  | {
      readonly kind: 'handled'
      readonly process: ProcessId
      readonly signal: number
      readonly info: SignalInfo
    }
  | { readonly kind: 'discarded'; readonly process: ProcessId; readonly signal: number }
  | { readonly kind: 'stopped'; readonly process: ProcessId; readonly signal: number }
  | { readonly kind: 'resumed'; readonly process: ProcessId }
  | { readonly kind: 'returned'; readonly process: ProcessId; readonly result: Result }
  | { readonly kind: 'forked'; readonly process: ProcessId; readonly parent: ProcessId }
  /** It is a zombie now. */
  | { readonly kind: 'died'; readonly process: ProcessId; readonly status: ExitStatus }
  /** It is gone: its parent waited, or does not want to know. */
  | { readonly kind: 'reaped'; readonly process: ProcessId; readonly by: 'parent' | 'kernel' }
  | {
      readonly kind: 'adopted'
      readonly process: ProcessId
      readonly parent: ProcessId | undefined
    }
