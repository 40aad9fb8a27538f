/**
 * Everything that ends the init of a PID namespace: the complete list. The protection is against signals that are sent;
 * against its own faults, the kernel's own decisions and whoever is above, an init has none.
 * kernel/signal.c: sig_task_ignored(), force_sig_info_to_task(); pid_namespaces(7)
 */
import type { Citation } from './citations.ts'
import type { SignalName } from './signals.ts'

export interface InitEndRow {
  /**
   * Who can bring it about: init `itself`; a process `inside` its namespace, with the rights the call needs; one
   * `above`, in an ancestor namespace; or the `kernel`, when a limit is reached.
   */
  readonly by: 'itself' | 'inside' | 'above' | 'kernel'
  /** What the parent's wait(2) tells: the signal, or that the status depends on the program or on the fault. */
  readonly seenAs: SignalName | 'chosen' | 'fault'
  readonly cites: readonly Citation[]
}

export type InitEnd =
  | 'kill-from-above'
  | 'cgroup-kill-from-above'
  | 'parent-death-kill'
  | 'outer-namespace-ends'
  | 'exit'
  | 'handler-exits'
  | 'fault'
  | 'abort'
  | 'forged-kernel-info'
  | 'seccomp-kill'
  | 'seccomp-strict'
  | 'cpu-limit'
  | 'out-of-memory'
  | 'reboot-restart'
  | 'reboot-halt'
  | 'tracer-injects-kill'
  | 'tracer-exits'

// biome-ignore format: one row per line
export const initEnds: Readonly<Record<InitEnd, InitEndRow>> = {
  'kill-from-above': { by: 'above', seenAs: 'SIGKILL', cites: ['signal.c#sig_task_ignored', 'pid_namespaces(7)'] },
  'cgroup-kill-from-above': { by: 'above', seenAs: 'SIGKILL', cites: ['cgroup.c#__cgroup_kill', 'cgroups(7)'] },
  'parent-death-kill': { by: 'above', seenAs: 'SIGKILL', cites: ['exit.c#forget_original_parent', 'prctl(2)'] },
  'outer-namespace-ends': { by: 'above', seenAs: 'SIGKILL', cites: ['pid_namespace.c#zap_pid_ns_processes', 'pid_namespaces(7)'] },
  exit: { by: 'itself', seenAs: 'chosen', cites: ['pid_namespaces(7)'] },
  'handler-exits': { by: 'inside', seenAs: 'chosen', cites: ['signal.c#get_signal', 'pid_namespaces(7)'] },
  fault: { by: 'itself', seenAs: 'fault', cites: ['signal.c#force_sig_info_to_task', 'signal(7)'] },
  abort: { by: 'itself', seenAs: 'fault', cites: ['signal.c#force_sig_info_to_task', 'abort(3)'] },
  'forged-kernel-info': { by: 'itself', seenAs: 'SIGKILL', cites: ['signal.c#do_rt_sigqueueinfo', 'rt_sigqueueinfo(2)'] },
  'seccomp-kill': { by: 'itself', seenAs: 'SIGSYS', cites: ['seccomp.c#__seccomp_filter', 'seccomp(2)'] },
  'seccomp-strict': { by: 'itself', seenAs: 'SIGKILL', cites: ['seccomp.c#__secure_computing_strict', 'seccomp(2)'] },
  'cpu-limit': { by: 'kernel', seenAs: 'SIGKILL', cites: ['posix-cpu-timers.c#check_process_timers', 'getrlimit(2)'] },
  'out-of-memory': { by: 'kernel', seenAs: 'SIGKILL', cites: ['oom_kill.c#__oom_kill_process', 'cgroups(7)'] },
  'reboot-restart': { by: 'inside', seenAs: 'SIGHUP', cites: ['pid_namespace.c#reboot_pid_ns', 'reboot(2)'] },
  'reboot-halt': { by: 'inside', seenAs: 'SIGINT', cites: ['pid_namespace.c#reboot_pid_ns', 'reboot(2)'] },
  'tracer-injects-kill': { by: 'inside', seenAs: 'SIGKILL', cites: ['signal.c#ptrace_signal', 'ptrace(2)'] },
  'tracer-exits': { by: 'inside', seenAs: 'SIGKILL', cites: ['ptrace.c#exit_ptrace', 'ptrace(2)'] },
}
