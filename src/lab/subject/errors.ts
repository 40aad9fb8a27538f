/**
 * What can go wrong with a lane. A machine that cannot have one is expected, and returned as a `Refusal`;
 * the rest is a bug of a case or of the lab, and thrown.
 */

/** Why no lane can be opened here. Codes, no sentences; `errno` is the kernel's reason, positive. */
export type Refusal =
  /** Not Linux, or neither x86-64 nor aarch64. */
  | { readonly refused: 'platform' }
  /** The executable could not be started: a noexec directory, a policy. */
  | { readonly refused: 'execute'; readonly code: string; readonly directory: string }
  /** It started and did not come up: its file descriptors never appeared in /proc. */
  | { readonly refused: 'boot'; readonly code: string }

/** A lane stopped answering and was killed by its watchdog, or its outer puppet died. */
export class LaneBroken extends Error {
  override readonly name = 'LaneBroken'
}

/** A system call that a lane cannot do without failed. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  /** The call's name. */
  readonly call: string
  /** The kernel's errno, positive. */
  readonly errno: number

  constructor(call: string, result: number) {
    super(`${call} failed: errno ${-result}`)
    this.call = call
    this.errno = -result
  }
}
