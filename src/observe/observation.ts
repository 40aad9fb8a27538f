/**
 * What was found out about one process, by whatever source: plain data, every field known or unknown.
 * Fields carry the meaning of proc_pid_status(5); masks of a source with another number of signals keep their own width.
 */
import type { Family, MaskWidth, SignalSet } from '../kernel/index.ts'
import type { Fact } from './fact.ts'
import type { ProgramFacts } from './program-facts.ts'

export interface Observation {
  /** Which source made it. */
  readonly source: SourceName
  /** The process id as that source numbers it; unknown for pasted masks. */
  readonly pid: Fact<number>
  /** Command name, unescaped: at most 15 bytes, more for some kernel threads. */
  readonly name: Fact<string>
  /** Arguments; empty for kernel threads and zombies. */
  readonly commandLine: Fact<readonly string[]>
  readonly state: Fact<ProcessState>
  /** Parent in the source's PID namespace; 0 when the parent is outside of it. */
  readonly parent: Fact<number>
  /** Tracer's pid in the source's namespace; 0 is none, or one that the namespace cannot see. */
  readonly tracer: Fact<number>
  readonly users: Fact<UserIds>
  /** Process id in each PID namespace, from the source's own down to the process's innermost. */
  readonly namespacePids: Fact<readonly number[]>
  /** Process group in the same namespaces; 0 where it belongs to an outer one. */
  readonly namespaceGroups: Fact<readonly number[]>
  readonly namespaceSessions: Fact<readonly number[]>
  /** Inode of the PID namespace, where readable. */
  readonly pidNamespace: Fact<number>
  readonly isKernelThread: Fact<boolean>
  readonly isDumpingCore: Fact<boolean>
  /** Whether it is the first process of a PID namespace, and of which kind. */
  readonly init: Fact<'global' | 'namespace' | 'no'>
  /** Start time in clock ticks since boot; with the pid it names a process for good. */
  readonly startTime: Fact<number>
  readonly signals: SignalFacts
  /** One row per thread, the leader first; those beyond a limit have an id and nothing else that is known. */
  readonly threads: Fact<readonly ThreadObservation[]>
  /** How many threads there are, even where they could not be read one by one. */
  readonly threadCount: Fact<number>
  /** Union of the masks of its signalfds. */
  readonly signalfd: Fact<SignalSet>
  readonly signalfds: Fact<readonly SignalfdObservation[]>
  /** Queued signals of the user, and the limit (RLIMIT_SIGPENDING). */
  readonly queue: Fact<{ readonly used: number; readonly limit: number }>
  readonly capabilities: Fact<bigint>
  readonly noNewPrivileges: Fact<boolean>
  readonly seccomp: Fact<0 | 1 | 2>
  readonly program: ProgramFacts
}

/** `collected`: what `sigwhy collect` printed elsewhere; `engine`: what a container engine lists. */
export type SourceName = 'procfs' | 'pasted' | 'collected' | 'engine'

/** The masks of the process and its leader, as /proc/PID/status prints them. */
export interface SignalFacts {
  /** How wide the source printed them: it tells how many signals that kernel has. */
  readonly width: Fact<MaskWidth>
  /** Which family's numbers the masks use; known where the source is this machine or somebody said so. */
  readonly family: Fact<Family>
  readonly pending: Fact<SignalSet>
  readonly sharedPending: Fact<SignalSet>
  readonly blocked: Fact<SignalSet>
  readonly ignored: Fact<SignalSet>
  readonly caught: Fact<SignalSet>
}

export interface ThreadObservation {
  readonly tid: number
  readonly state: Fact<ProcessState>
  readonly pending: Fact<SignalSet>
  readonly blocked: Fact<SignalSet>
  /** The set it waits for in rt_sigtimedwait; the empty set when it is known to do something else. */
  readonly awaited: Fact<SignalSet>
  /**
   * The mask that it has outside of rt_sigtimedwait: while it sleeps there, `blocked` lacks what it waits for. Only the kernel
   * itself tells then.
   */
  readonly blockedBefore: Fact<SignalSet>
  readonly tracer: Fact<number>
  /** What it does in the kernel. */
  readonly call: Fact<CurrentCall>
  /** The kernel function it sleeps in (wchan), such as `do_sigtimedwait`. */
  readonly sleepsIn: Fact<string>
}

/**
 * `running`: on a processor, or about to be; `outside`: asleep without a system call, or a kernel thread; `call`: asleep
 * in the system call with this number, as the program's own kind of machine counts them.
 */
export type CurrentCall =
  | { readonly kind: 'running' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'call'; readonly number: number; readonly firstArgument: bigint }

export interface SignalfdObservation {
  readonly fd: number
  readonly mask: SignalSet
  /** The epoll instances of the same process that tell when it is readable. */
  readonly watchedBy: readonly number[]
}

/** The letter of the State line; `other` for one this version of sigwhy does not know. */
export type ProcessState = 'R' | 'S' | 'D' | 'T' | 't' | 'X' | 'Z' | 'P' | 'I' | 'W' | 'K' | 'other'

/** As seen from the reader's user namespace; 65534 where a user has no number in it. */
export interface UserIds {
  readonly real: number
  readonly effective: number
  readonly saved: number
  readonly filesystem: number
}
