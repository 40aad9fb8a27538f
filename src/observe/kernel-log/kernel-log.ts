/**
 * What the kernel wrote into its log about processes that it killed for want of memory, and about programs that made a fault:
 * evidence that no container engine keeps.  printk(9); mm/oom_kill.c: dump_oom_victim(); arch/x86/mm/fault.c: show_signal_msg()
 */

export interface KernelLog {
  /** In order of time. */
  readonly notes: readonly KernelNote[]
  /** Nothing after this moment is missing, in milliseconds since 1970: the log is a ring. */
  readonly completeSince: number
}

export type KernelNote = OutOfMemoryNote | FaultNote

/** The kernel chose a process and killed it. */
export interface OutOfMemoryNote {
  readonly kind: 'out-of-memory'
  /** Milliseconds since 1970, about: the kernel counts from its start, without the time asleep. */
  readonly at: number
  readonly victim: KernelProcess
  /** The control group of the victim. */
  readonly cgroup: string
  /** The container of that name, 64 hexadecimal digits. */
  readonly container?: string
  /**
   * Whose memory was used up: that of the victim's own `container`, of a group `above` it such as its pod, or of the whole
   * `machine`.
   */
  readonly scope: 'container' | 'above' | 'machine'
}

/** A fault that had no handler. Nothing in it tells which container it was. */
export interface FaultNote {
  readonly kind: 'fault'
  readonly at: number
  readonly program: KernelProcess
  /** In the kernel's words: `segfault`, `general protection fault`, `invalid opcode`. */
  readonly fault: string
}

export interface KernelProcess {
  /** As the machine numbers it. */
  readonly pid: number
  /** At most 15 bytes. */
  readonly name: string
}
