/**
 * Which program a process runs and how it was started: what its masks do not say, and what its habits are recognised by.
 * proc_pid_exe(5), proc_pid_cgroup(5), proc_pid_limits(5), proc_pid_stat(5), elf(5)
 */
import type { SignalSet } from '../kernel/index.ts'
import { type Fact, type Unknown, unknown } from './fact.ts'

export interface ProgramFacts {
  /** Path of the file it executes, in its own mount namespace, without ` (deleted)`. */
  readonly executable: Fact<string>
  readonly elf: Fact<ElfFacts>
  /** Its children, zombies among them, in the numbers of the source's namespace. */
  readonly children: Fact<readonly number[]>
  /** One row per hierarchy. */
  readonly cgroups: Fact<readonly CgroupPath[]>
  /** Milliseconds since it was started (fork, not exec). */
  readonly age: Fact<number>
  /** Device number of its controlling terminal; 0 is none. */
  readonly terminal: Fact<number>
  /** What its descriptors 0, 1 and 2 lead to, such as `/dev/null` or `pipe:[4711]`; `undefined` for one that is closed. */
  readonly descriptors: Fact<readonly (string | undefined)[]>
  readonly limits: Fact<readonly Limit[]>
  /** Signals whose handler is used once and then reset to the default (SA_RESETHAND). Only the kernel itself tells. */
  readonly oneShot: Fact<SignalSet>
  /** The signals that a Go program asked for with signal.Notify, read from its runtime. */
  readonly notified: Fact<SignalSet>
  /** SIGNAL_UNKILLABLE, the kernel's own word for the protection of an init. Only the kernel itself tells. */
  readonly unkillable: Fact<boolean>
}

export interface ElfFacts {
  /** No interpreter and no shared libraries. */
  readonly isStatic: boolean
  /** The dynamic linker, which tells glibc and musl apart. */
  readonly interpreter?: string
  /** Version in the build information of a Go program, such as `go1.19.8`. */
  readonly goVersion?: string
}

export interface CgroupPath {
  /** 0 for the unified hierarchy. */
  readonly hierarchy: number
  readonly controllers: readonly string[]
  readonly path: string
}

/** As /proc/PID/limits prints it; no limit is infinite. */
export interface Limit {
  readonly name: string
  readonly soft: number
  readonly hard: number
}

/** Nothing about the program, for one and the same reason. */
export function noProgramFacts(why: Unknown = unknown('not-asked')): ProgramFacts {
  return {
    executable: why,
    elf: why,
    children: why,
    cgroups: why,
    age: why,
    terminal: why,
    descriptors: why,
    limits: why,
    oneShot: why,
    notified: why,
    unkillable: why,
  }
}
