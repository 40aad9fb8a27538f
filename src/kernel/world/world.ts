/**
 * A small world of processes: what the kernel keeps about them as far as signals, PID namespaces, process groups and
 * parents go. Immutable; apply.ts makes the next world out of one operation. Processes have one thread here.
 * include/linux/sched.h: task_struct; include/linux/sched/signal.h: signal_struct; include/linux/pid.h: struct pid
 */
import type { ExitStatus } from '../exit-status.ts'
import type { SignalSet } from '../signal-set.ts'
import type { SignalTable } from '../signal-table.ts'
import type { Step } from '../step.ts'
import type { KernelTraits } from '../traits.ts'
import type { Result } from './answer.ts'
import type { SignalInfo, SignalQueue } from './signal-queue.ts'

/** Names a process for good: chosen by whoever forks, never used twice, and none of the kernel's numbers. */
export type ProcessId = number

export interface World {
  readonly rules: WorldRules
  /** Everybody who is not reaped, in the order of fork. */
  readonly processes: ReadonlyMap<ProcessId, Process>
  /** Numbers in use. They outlive their process while a group or session is named after it. */
  readonly numbers: ReadonlyMap<ProcessId, Numbers>
  /** PID namespaces, by their init; none outlives it. */
  readonly namespaces: ReadonlyMap<ProcessId, Namespace>
  /** Members of each process group, the latest to join first, zombies included. */
  readonly groups: ReadonlyMap<ProcessId, readonly ProcessId[]>
}

/** What kernel this world runs on. */
export interface WorldRules {
  readonly traits: KernelTraits
  readonly table: SignalTable
  /** All steps of the decision, in order. */
  readonly steps: readonly Step[]
  /** Those of {@link steps} that are asked again when a queued signal is taken. */
  readonly deliverySteps: readonly Step[]
  /** Numbers go up to here, then on from 300: /proc/sys/kernel/pid_max, less one. */
  readonly lastNumber: number
}

/** struct pid: one number in each namespace, from the outermost to the one the process was born in. */
export interface Numbers {
  readonly namespaces: readonly ProcessId[]
  readonly numbers: readonly number[]
}

export interface Namespace {
  readonly init: ProcessId
  /** 0 is the outermost namespace of the world. */
  readonly level: number
  /** The number given last; the next is looked for from there on. */
  readonly last: number
  /** False once its init has begun to end: nobody can be forked into it any more. */
  readonly isOpen: boolean
}

export interface Process {
  readonly id: ProcessId
  /** `undefined` when it is outside of the world. */
  readonly parent: ProcessId | undefined
  /** In the order of fork; adopted ones behind. */
  readonly children: readonly ProcessId[]
  /** The process that the group is named after. */
  readonly group: ProcessId
  readonly session: ProcessId
  readonly leadsSession: boolean
  readonly hasExeced: boolean
  /** PR_SET_CHILD_SUBREAPER. */
  readonly isSubreaper: boolean
  readonly user: Users
  /** Dispositions that were changed from the default. */
  readonly actions: ReadonlyMap<number, Action>
  /** Of {@link actions}: SIG_IGN. */
  readonly ignored: SignalSet
  /** Of {@link actions}: a handler. */
  readonly caught: SignalSet
  readonly blocked: SignalSet
  /** Queued for the process. */
  readonly shared: SignalQueue
  /** Queued for its thread. */
  readonly own: SignalQueue
  readonly life: ProcessLife
  /** The system call it has not come back from. */
  readonly call: CallInProgress | undefined
  /** Handlers that are set up and have not run yet; the last runs first. */
  readonly frames: readonly Frame[]
  /** What wait4(2) has still to tell the parent. */
  readonly report: StopReport
}

export interface Users {
  readonly real: number
  readonly effective: number
  readonly saved: number
}

/** What sigaction(2) sets. The flags count for SIGCHLD even without a handler. */
export interface Action {
  readonly handler: 'default' | 'ignore' | 'run'
  /** Blocked while the handler runs, besides the signal itself. */
  readonly mask?: SignalSet
  /** SA_RESETHAND: the handler runs once. */
  readonly once?: boolean
  /** SA_NODEFER: the signal itself is not blocked meanwhile. */
  readonly again?: boolean
  /** SA_NOCLDSTOP: no SIGCHLD when a child stops or goes on. */
  readonly noStops?: boolean
  /** SA_NOCLDWAIT: children that end are not kept. */
  readonly noZombies?: boolean
}

export type ProcessLife =
  | { readonly kind: 'running' }
  | { readonly kind: 'stopped' }
  /** It is going to end; the init of a namespace may have to wait for others. */
  | { readonly kind: 'ending'; readonly status: ExitStatus }
  | { readonly kind: 'zombie'; readonly status: ExitStatus }

export type CallInProgress =
  /** Asleep in rt_sigtimedwait; `blocked` is the mask to put back. */
  | {
      readonly kind: 'sigwait'
      readonly awaited: SignalSet
      readonly blocked: SignalSet
    }
  /** Done, but the process was stopped on its way back to user mode. */
  | { readonly kind: 'returning'; readonly result: Result }

/** A handler on the stack, with the mask that sigreturn will put back. */
export interface Frame {
  readonly signal: number
  readonly info: SignalInfo
  readonly blocked: SignalSet
}

/** `notice` is set between SIGCONT and the moment the process runs again and sends SIGCHLD. */
export interface StopReport {
  readonly stoppedBy: number | undefined
  readonly continued: boolean
  readonly notice: boolean
}
