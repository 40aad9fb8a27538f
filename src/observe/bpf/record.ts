/**
 * What the kernel's program writes for each thread: a record of fixed length, every number little-endian. The first words
 * name the format, so that an iterator that another version pinned is told apart before anything of it is believed.
 */
export const recordLayout = {
  magic: { at: 0, size: 4 },
  version: { at: 4, size: 4 },
  /** Thread and process, in the numbers of the machine's own namespace. */
  thread: { at: 8, size: 4 },
  process: { at: 12, size: 4 },
  parent: { at: 16, size: 4 },
  /** Whoever waits for it as for a child: its tracer, if it is traced. */
  tracer: { at: 20, size: 4 },
  /** How deep its PID namespace is; 0 for the machine's own. */
  level: { at: 24, size: 4 },
  /** Its number in its own namespace, and in the outermost four as far as it has one there. */
  innermost: { at: 28, size: 4 },
  number0: { at: 32, size: 4 },
  number1: { at: 36, size: 4 },
  number2: { at: 40, size: 4 },
  number3: { at: 44, size: 4 },
  /** Inode of its PID namespace. */
  namespace: { at: 48, size: 4 },
  threads: { at: 52, size: 4 },
  /** Nanoseconds since boot. */
  started: { at: 56, size: 8 },
  name: { at: 64, size: 16 },
  /** The five masks of proc_pid_status(5), in its order. The last two are dispositions: of leaders only. */
  pending: { at: 80, size: 8 },
  sharedPending: { at: 88, size: 8 },
  blocked: { at: 96, size: 8 },
  ignored: { at: 104, size: 8 },
  caught: { at: 112, size: 8 },
  /** The mask before rt_sigtimedwait(2), while the thread sleeps in it; else empty. */
  realBlocked: { at: 120, size: 8 },
  /** The mask that comes back after ppoll(2) and its kin; of use only while `restore` is set, or in rt_sigsuspend(2). */
  savedMask: { at: 128, size: 8 },
  /** SA_RESETHAND and SA_RESTART. */
  oneShot: { at: 136, size: 8 },
  restarting: { at: 144, size: 8 },
  /** Inode of its directory in the unified hierarchy. */
  cgroup: { at: 152, size: 8 },
  /** Stops, traps and the freezer.  include/linux/sched/jobctl.h */
  jobControl: { at: 160, size: 8 },
  signalFlags: { at: 168, size: 4 },
  ptrace: { at: 172, size: 4 },
  state: { at: 176, size: 4 },
  exitState: { at: 180, size: 4 },
  /** PF_*.  include/linux/sched.h */
  taskFlags: { at: 184, size: 4 },
  groupExitCode: { at: 188, size: 4 },
  /** User ids in the machine's own user namespace. */
  realUser: { at: 192, size: 4 },
  effectiveUser: { at: 196, size: 4 },
  savedUser: { at: 200, size: 4 },
  /** The system call it sleeps in; stale while it runs, -1 for none or where the machine's registers are not known. */
  call: { at: 204, size: 4 },
  bits: { at: 208, size: 4 },
  onProcessor: { at: 212, size: 4 },
} as const

export type RecordField = keyof typeof recordLayout

export const recordSize = 216

export const recordMagic = 0x79687773
/** To be raised with every change of the layout or of a field's meaning. */
export const recordVersion = 1

/** What `bits` says. */
export const recordBits = {
  /** `savedMask` will come back. */
  restore: 1,
  /** Whether the kernel keeps that in the structure of the thread at all; some machines keep it elsewhere. */
  saysRestore: 2,
  /** The process still has handlers: it is not yet released. */
  hasHandlers: 4,
  dumping: 8,
} as const

/** SIGNAL_UNKILLABLE among the `signalFlags`.  include/linux/sched/signal.h */
export const unkillableFlag = 0x40
/** PF_KTHREAD among the `taskFlags`. */
export const kernelThreadFlag = 0x00200000
