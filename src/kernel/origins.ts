/**
 * Signals that no process sends with a call of its own: the terminal's, timers', limits', the OOM killer's and more. For
 * an init all depends on how the kernel sends them, because only what is forced carries SIGKILL and SIGSTOP through.
 * kernel/signal.c: send_signal_locked() works out `force`; the senders are cited in the rows.
 */
import type { Citation } from './citations.ts'
import { plainSending } from './plain.ts'
import type { Relation, Sending } from './sending.ts'
import type { SignalName } from './signals.ts'

/**
 * How the kernel sends a signal of its own.
 * - `kernel`: SEND_SIG_PRIV. Forced, whoever caused it.
 * - `actor`: SEND_SIG_NOINFO. Judged like kill(2) by the process that runs when it is sent, without looking at its rights.
 * - `unforced`: with a siginfo that names no sender, or in a way that never forces.
 */
export type SentAs = 'kernel' | 'actor' | 'unforced'

export interface OriginRow {
  readonly sentAs: SentAs
  /** The signal; absent where a program chooses it. */
  readonly signal?: SignalName
  readonly cites: readonly Citation[]
}

/** Where a signal can come from without kill(2) and its kin. */
export type Origin =
  | 'terminal-interrupt'
  | 'terminal-quit'
  | 'terminal-suspend'
  | 'terminal-hangup'
  | 'terminal-resize'
  | 'background-read'
  | 'orphaned-group-hangup'
  | 'interval-timer-real'
  | 'interval-timer-virtual'
  | 'interval-timer-profiling'
  | 'posix-timer'
  | 'cpu-limit-soft'
  | 'cpu-limit-hard'
  | 'file-size-limit'
  | 'broken-pipe'
  | 'out-of-memory'
  | 'parent-death'
  | 'child-end'
  | 'cgroup-kill'
  | 'namespace-end'
  | 'namespace-reboot'
  | 'tracer-attach'
  | 'tracer-exit'
  | 'tracer-kill'
  | 'descriptor-ready'
  | 'descriptor-ready-chosen'

// biome-ignore format: one row per line
export const origins: Readonly<Record<Origin, OriginRow>> = {
  'terminal-interrupt': { sentAs: 'kernel', signal: 'SIGINT', cites: ['n_tty.c#isig', 'termios(3)'] },
  'terminal-quit': { sentAs: 'kernel', signal: 'SIGQUIT', cites: ['n_tty.c#isig', 'termios(3)'] },
  'terminal-suspend': { sentAs: 'kernel', signal: 'SIGTSTP', cites: ['n_tty.c#isig', 'termios(3)'] },
  'terminal-hangup': { sentAs: 'kernel', signal: 'SIGHUP', cites: ['tty_jobctrl.c#tty_signal_session_leader', 'credentials(7)'] },
  'terminal-resize': { sentAs: 'kernel', signal: 'SIGWINCH', cites: ['tty_io.c#tty_do_resize', 'ioctl_tty(2)'] },
  'background-read': { sentAs: 'kernel', signal: 'SIGTTIN', cites: ['tty_jobctrl.c#__tty_check_change', 'credentials(7)'] },
  'orphaned-group-hangup': { sentAs: 'kernel', signal: 'SIGHUP', cites: ['exit.c#kill_orphaned_pgrp', 'credentials(7)'] },
  'interval-timer-real': { sentAs: 'kernel', signal: 'SIGALRM', cites: ['itimer.c#it_real_fn', 'getitimer(2)'] },
  'interval-timer-virtual': { sentAs: 'kernel', signal: 'SIGVTALRM', cites: ['posix-cpu-timers.c#check_cpu_itimer', 'getitimer(2)'] },
  'interval-timer-profiling': { sentAs: 'kernel', signal: 'SIGPROF', cites: ['posix-cpu-timers.c#check_cpu_itimer', 'getitimer(2)'] },
  'posix-timer': { sentAs: 'unforced', cites: ['signal.c#posixtimer_send_sigqueue', 'timer_create(2)'] },
  'cpu-limit-soft': { sentAs: 'kernel', signal: 'SIGXCPU', cites: ['posix-cpu-timers.c#check_process_timers', 'getrlimit(2)'] },
  'cpu-limit-hard': { sentAs: 'kernel', signal: 'SIGKILL', cites: ['posix-cpu-timers.c#check_process_timers', 'getrlimit(2)'] },
  'file-size-limit': { sentAs: 'actor', signal: 'SIGXFSZ', cites: ['read_write.c#generic_write_check_limits', 'getrlimit(2)'] },
  'broken-pipe': { sentAs: 'actor', signal: 'SIGPIPE', cites: ['pipe.c#pipe_write', 'pipe(7)'] },
  'out-of-memory': { sentAs: 'kernel', signal: 'SIGKILL', cites: ['oom_kill.c#__oom_kill_process', 'cgroups(7)'] },
  'parent-death': { sentAs: 'actor', cites: ['exit.c#forget_original_parent', 'prctl(2)'] },
  'child-end': { sentAs: 'unforced', cites: ['signal.c#do_notify_parent', 'clone(2)'] },
  'cgroup-kill': { sentAs: 'actor', signal: 'SIGKILL', cites: ['cgroup.c#__cgroup_kill', 'cgroups(7)'] },
  'namespace-end': { sentAs: 'kernel', signal: 'SIGKILL', cites: ['pid_namespace.c#zap_pid_ns_processes', 'pid_namespaces(7)'] },
  'namespace-reboot': { sentAs: 'kernel', signal: 'SIGKILL', cites: ['pid_namespace.c#reboot_pid_ns', 'reboot(2)'] },
  'tracer-attach': { sentAs: 'kernel', signal: 'SIGSTOP', cites: ['ptrace.c#ptrace_attach', 'ptrace(2)'] },
  'tracer-exit': { sentAs: 'kernel', signal: 'SIGKILL', cites: ['ptrace.c#exit_ptrace', 'ptrace(2)'] },
  'tracer-kill': { sentAs: 'actor', signal: 'SIGKILL', cites: ['ptrace.c#ptrace_request', 'ptrace(2)'] },
  'descriptor-ready': { sentAs: 'kernel', signal: 'SIGIO', cites: ['fcntl.c#send_sigio_to_task', 'fcntl(2)'] },
  'descriptor-ready-chosen': { sentAs: 'unforced', cites: ['fcntl.c#send_sigio_to_task', 'fcntl(2)'] },
}

/** The sending of a signal of this origin, for {@link rule}. `actor` is where the process stands that caused it. */
export function sendingFrom(origin: Origin, actor: Relation): Sending {
  const from = { kernel: 'kernel', actor, unforced: 'inside' } as const
  return { ...plainSending, call: 'kernel', from: from[origins[origin].sentAs] }
}
