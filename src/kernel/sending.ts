/**
 * How a signal is sent: by whom, seen from the target's PID namespace, and with which system call.
 * kill(2), tgkill(2), rt_sigqueueinfo(2), pidfd_send_signal(2); kernel/signal.c: send_signal_locked()
 */

/**
 * Where the sender stands: the target itself; in its PID namespace (or below it, with a number there); in an ancestor
 * namespace; in a descendant namespace; in one that is neither; or the kernel on its own account (SEND_SIG_PRIV: the
 * terminal, timers of setitimer(2), limits, the OOM killer).
 */
export type Relation = 'self' | 'inside' | 'ancestor' | 'descendant' | 'unrelated' | 'kernel'

export type Call =
  | 'kill'
  | 'kill-group'
  | 'tkill'
  | 'tgkill'
  | 'rt_sigqueueinfo'
  | 'rt_tgsigqueueinfo'
  | 'pidfd_send_signal'
  | 'kernel'

export interface CallRow {
  /** The queue of the whole process, or of the addressed thread alone. */
  readonly queue: 'shared' | 'private'
  /** How the target is named: numbers and pidfds only reach the sender's namespace and those below it. */
  readonly reach: 'number' | 'pidfd' | 'group' | 'any'
  /** May exceed RLIMIT_SIGPENDING with a standard signal: si_code is SI_USER or the kernel's own. */
  readonly overridesLimit: boolean
  /** A real-time signal over the limit is sent without its siginfo instead of failing with EAGAIN: only for SI_USER. */
  readonly losesInfo: boolean
}

export const calls: Readonly<Record<Call, CallRow>> = {
  kill: { queue: 'shared', reach: 'number', overridesLimit: true, losesInfo: true },
  'kill-group': { queue: 'shared', reach: 'group', overridesLimit: true, losesInfo: true },
  tkill: { queue: 'private', reach: 'number', overridesLimit: false, losesInfo: false },
  tgkill: { queue: 'private', reach: 'number', overridesLimit: false, losesInfo: false },
  rt_sigqueueinfo: { queue: 'shared', reach: 'number', overridesLimit: false, losesInfo: false },
  rt_tgsigqueueinfo: { queue: 'private', reach: 'number', overridesLimit: false, losesInfo: false },
  pidfd_send_signal: { queue: 'shared', reach: 'pidfd', overridesLimit: true, losesInfo: true },
  kernel: { queue: 'shared', reach: 'any', overridesLimit: true, losesInfo: true },
}

export interface Sending {
  readonly call: Call
  readonly from: Relation
  readonly user: SenderUser
  /** Sender and target are in the same session: SIGCONT needs no other right. */
  readonly sameSession: boolean
  /** Index of the addressed thread in the target's threads: 0 for a process id. kill(2) accepts any thread id. */
  readonly thread: number
  /** The caller wrote its own siginfo with si_code SI_KERNEL; allowed only to itself. */
  readonly claimsKernel: boolean
  /** RLIMIT_SIGPENDING of the target's user is used up. */
  readonly queueFull: boolean
}

/** User ids as the target's user namespace sees them. */
export interface SenderUser {
  readonly real: number
  readonly effective: number
  /** CAP_KILL in the target's user namespace. */
  readonly capKill: boolean
}

/**
 * The sender has no way to name the target: numbers and pidfds only reach its own namespace and those below. Process
 * groups and the kernel itself reach everywhere.
 */
export function isOutOfReach({ call, from }: Sending): boolean {
  const { reach } = calls[call]
  const isNamed = reach === 'number' || reach === 'pidfd'
  return isNamed && (from === 'descendant' || from === 'unrelated')
}
