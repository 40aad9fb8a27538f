/**
 * What a program is recognised by, and what decides which of its habits apply: facts about one process as plain values, each
 * left out where nobody knows it. A mask alone names no program.
 */
import type { Family, SignalSet } from '../kernel/index.ts'

export interface Features {
  /** Path of the executable file. */
  readonly executable?: string
  /** Command name, at most 15 bytes: a program may change it. */
  readonly name?: string
  /** Arguments, the program's own name first: a program may overwrite them. */
  readonly words?: readonly string[]
  readonly isStatic?: boolean
  /** Version in the build information of a Go program. */
  readonly goVersion?: string
  /** Whose numbers the sets below are in; the common ones (x86-64, Arm, RISC-V …) where it is left out. */
  readonly family?: Family
  /** It is the init of a PID namespace, so a signal of the default disposition is dropped. */
  readonly isInit: boolean
  /** Union of what its threads block. */
  readonly blocked?: SignalSet
  readonly ignored?: SignalSet
  readonly caught?: SignalSet
  /** What its threads take in sigwait, or read from a signalfd. */
  readonly taken?: SignalSet
  /** Handlers that are used once and then reset (SA_RESETHAND). */
  readonly oneShot?: SignalSet
  /** What a Go program asked for with signal.Notify. */
  readonly notified?: SignalSet
  /** Numbers of the system calls its threads sleep in, the leader's first, by the numbers of x86-64. */
  readonly calls?: readonly number[]
  readonly hasTerminal?: boolean
  readonly children?: readonly Features[]
}
