/**
 * Thousands of processes as columns: one typed array for each field of proc_pid_status(5), one row for each process. Masks
 * are kept once for all processes that share them, since most do. Rules about signals are mask algebra, so nothing more is
 * needed to judge a whole machine.
 */
export interface ProcessTable {
  /** How many rows are in use; the columns are longer. */
  rows: number
  readonly pid: Int32Array
  readonly parent: Int32Array
  readonly tracer: Int32Array
  readonly realUser: Uint32Array
  readonly savedUser: Uint32Array
  /** How many PID namespaces there are from the mount's to its own: 1 in the mount's own; 0 before Linux 4.1. */
  readonly levels: Uint8Array
  /** The process id in the innermost of them: 1 for an init. */
  readonly innermostPid: Int32Array
  readonly threads: Int32Array
  /** Character code of the state's letter. */
  readonly state: Uint8Array
  /** 1 for a kernel thread, 0 for none, 2 where the kernel does not say. */
  readonly kernelThread: Uint8Array
  /** 1 while the process dumps core. */
  readonly dumping: Uint8Array
  /** Which of the mask sets is the process's. */
  readonly maskSet: Int32Array
  /** How many mask sets are in use. */
  maskSets: number
  /** Ten words for each set: signals 1–32 and 33–64 of SigPnd, ShdPnd, SigBlk, SigIgn, SigCgt. */
  readonly masks: Int32Array
}

/** An empty table with room for so many rows. */
export function processTable(capacity: number): ProcessTable {
  return {
    rows: 0,
    pid: new Int32Array(capacity),
    parent: new Int32Array(capacity),
    tracer: new Int32Array(capacity),
    realUser: new Uint32Array(capacity),
    savedUser: new Uint32Array(capacity),
    levels: new Uint8Array(capacity),
    innermostPid: new Int32Array(capacity),
    threads: new Int32Array(capacity),
    state: new Uint8Array(capacity),
    kernelThread: new Uint8Array(capacity),
    dumping: new Uint8Array(capacity),
    maskSet: new Int32Array(capacity),
    maskSets: 0,
    masks: new Int32Array(capacity * 10),
  }
}
