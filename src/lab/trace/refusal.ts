/**
 * Why the kernel's trace events cannot be had. Codes, no sentences.
 */
export interface TraceRefusal {
  readonly refused: /** No kernel with tracefs, or it may not be mounted. */
    | 'no-tracefs'
    /** It is there and this user may not use it. */
    | 'not-permitted'
    /** The event has no field `res` (before Linux 3.3), or signals cannot be traced at all. */
    | 'no-such-event'
    /** The kernel's numbers are not this process's: it is in a PID namespace itself. */
    | 'foreign-pids'
    /** Nobody asked for it. */
    | 'not-wanted'
  /** The error's code, such as EACCES, where there was one. */
  readonly code?: string
}
