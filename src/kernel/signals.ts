/**
 * The signals of Linux, one row each: what the kernel does with it when the process has no handler. Numbers differ
 * between architectures and are in numbers.ts.  signal(7); include/linux/signal.h: SIG_KERNEL_*_MASK
 */

/** What happens by default: end, end with a core dump, stop, resume (at generation, then nothing), nothing. */
export type DefaultAction = 'terminate' | 'dump' | 'stop' | 'continue' | 'ignore'

/** The name of a standard signal, as in signal(7). */
// biome-ignore format: a list of names reads best in rows
export type SignalName =
  | 'SIGHUP' | 'SIGINT' | 'SIGQUIT' | 'SIGILL' | 'SIGTRAP' | 'SIGABRT' | 'SIGBUS' | 'SIGEMT'
  | 'SIGFPE' | 'SIGKILL' | 'SIGUSR1' | 'SIGSEGV' | 'SIGUSR2' | 'SIGPIPE' | 'SIGALRM' | 'SIGTERM'
  | 'SIGSTKFLT' | 'SIGCHLD' | 'SIGCONT' | 'SIGSTOP' | 'SIGTSTP' | 'SIGTTIN' | 'SIGTTOU' | 'SIGURG'
  | 'SIGXCPU' | 'SIGXFSZ' | 'SIGVTALRM' | 'SIGPROF' | 'SIGWINCH' | 'SIGIO' | 'SIGPWR' | 'SIGSYS'

export interface SignalRow {
  readonly action: DefaultAction
  /** Other names for the same signal; not all hold in every family, see numbers.ts. */
  readonly aliases?: readonly string[]
  /** Raised by the kernel for a fault of the thread itself, and then dequeued before all others. */
  readonly synchronous?: true
  /** Where the signal comes from. */
  readonly standard: 'C' | 'POSIX' | 'XSI' | 'Linux' | 'Unix'
}

export const signals: Readonly<Record<SignalName, SignalRow>> = {
  SIGHUP: { action: 'terminate', standard: 'POSIX' },
  SIGINT: { action: 'terminate', standard: 'C' },
  SIGQUIT: { action: 'dump', standard: 'POSIX' },
  SIGILL: { action: 'dump', standard: 'C', synchronous: true },
  SIGTRAP: { action: 'dump', standard: 'XSI', synchronous: true },
  SIGABRT: { action: 'dump', standard: 'C', aliases: ['SIGIOT'] },
  SIGBUS: { action: 'dump', standard: 'POSIX', synchronous: true },
  SIGEMT: { action: 'dump', standard: 'Unix' },
  SIGFPE: { action: 'dump', standard: 'C', synchronous: true },
  SIGKILL: { action: 'terminate', standard: 'POSIX' },
  SIGUSR1: { action: 'terminate', standard: 'POSIX' },
  SIGSEGV: { action: 'dump', standard: 'C', synchronous: true },
  SIGUSR2: { action: 'terminate', standard: 'POSIX' },
  SIGPIPE: { action: 'terminate', standard: 'POSIX' },
  SIGALRM: { action: 'terminate', standard: 'POSIX' },
  SIGTERM: { action: 'terminate', standard: 'C' },
  SIGSTKFLT: { action: 'terminate', standard: 'Linux' },
  SIGCHLD: { action: 'ignore', standard: 'POSIX', aliases: ['SIGCLD'] },
  SIGCONT: { action: 'continue', standard: 'POSIX' },
  SIGSTOP: { action: 'stop', standard: 'POSIX' },
  SIGTSTP: { action: 'stop', standard: 'POSIX' },
  SIGTTIN: { action: 'stop', standard: 'POSIX' },
  SIGTTOU: { action: 'stop', standard: 'POSIX' },
  SIGURG: { action: 'ignore', standard: 'POSIX' },
  SIGXCPU: { action: 'dump', standard: 'XSI' },
  SIGXFSZ: { action: 'dump', standard: 'XSI' },
  SIGVTALRM: { action: 'terminate', standard: 'XSI' },
  SIGPROF: { action: 'terminate', standard: 'XSI' },
  SIGWINCH: { action: 'ignore', standard: 'Unix' },
  SIGIO: { action: 'terminate', standard: 'Linux', aliases: ['SIGPOLL'] },
  SIGPWR: { action: 'terminate', standard: 'Linux', aliases: ['SIGINFO', 'SIGLOST'] },
  SIGSYS: { action: 'dump', standard: 'XSI', synchronous: true, aliases: ['SIGUNUSED'] },
}

/** What a real-time signal does by default: it ends the process, without a core dump. */
export const realTimeAction: DefaultAction = 'terminate'
