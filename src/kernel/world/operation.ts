/**
 * What a process of the world can be made to do: one system call.  The manual page of each call.
 */
import type { SignalSet } from '../signal-set.ts'
import type { Action, ProcessId, Users } from './world.ts'

/**
 * Whom a call means. Processes and groups are named by who they are; the number is the one that the caller's namespace
 * has for them. `everyone` is -1, `own-group` is 0; `number` is any number as it is.
 */
export type Addressee =
  | { readonly kind: 'process'; readonly process: ProcessId }
  | { readonly kind: 'group'; readonly group: ProcessId }
  | { readonly kind: 'own-group' }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'number'; readonly number: number }

/** Where a child is born: in its parent's namespace, as init of a new one, or in that of another process (setns(2)). */
export type Birthplace = 'own' | 'new' | { readonly namespaceOf: ProcessId }

export type Operation = { readonly by: ProcessId } & Call

type Call =
  | { readonly call: 'fork'; readonly child: ProcessId; readonly into: Birthplace }
  | { readonly call: 'execve' }
  | { readonly call: 'exit_group'; readonly code: number }
  | { readonly call: 'rt_sigaction'; readonly signal: number; readonly action: Action }
  | {
      readonly call: 'rt_sigprocmask'
      readonly how: 'block' | 'unblock' | 'set'
      readonly set: SignalSet
    }
  | { readonly call: 'rt_sigpending' }
  /** `forever` sleeps until a signal comes, otherwise the call looks once. */
  | { readonly call: 'rt_sigtimedwait'; readonly set: SignalSet; readonly forever: boolean }
  | { readonly call: 'kill'; readonly to: Addressee; readonly signal: number }
  | { readonly call: 'tkill'; readonly to: Addressee; readonly signal: number }
  | { readonly call: 'tgkill'; readonly to: Addressee; readonly signal: number }
  | {
      readonly call: 'rt_sigqueueinfo'
      readonly to: Addressee
      readonly signal: number
      /** si_code, such as SI_QUEUE. */
      readonly code: number
      readonly value: number
    }
  /** The caller holds a pidfd of the process, wherever it got it from. */
  | { readonly call: 'pidfd_send_signal'; readonly to: ProcessId; readonly signal: number }
  /** With WNOHANG: it never sleeps. */
  | {
      readonly call: 'wait4'
      readonly whom: Addressee
      readonly stopped: boolean
      readonly continued: boolean
    }
  | { readonly call: 'setpgid'; readonly whom: Addressee; readonly group: Addressee }
  | { readonly call: 'setsid' }
  | { readonly call: 'setresuid'; readonly user: Users }
  | { readonly call: 'prctl'; readonly subreaper: boolean }

/** The name of a call. */
export type OperationCall = Operation['call']

/** The operation with this call. */
export type OperationOf<C extends OperationCall> = Extract<Operation, { readonly call: C }>
