/**
 * Where each rule can be read: functions of the Linux source and sections of the manual pages, by key. Steps cite them
 * as data, so that explanations and documentation can print them.
 */
export const citations = {
  'signal.c#do_rt_sigqueueinfo': 'kernel/signal.c do_rt_sigqueueinfo()',
  'signal.c#kill_something_info': 'kernel/signal.c kill_something_info()',
  'signal.c#check_kill_permission': 'kernel/signal.c check_kill_permission()',
  'signal.c#prepare_signal': 'kernel/signal.c prepare_signal()',
  'signal.c#sig_ignored': 'kernel/signal.c sig_ignored()',
  'signal.c#sig_task_ignored': 'kernel/signal.c sig_task_ignored()',
  'signal.c#legacy_queue': 'kernel/signal.c legacy_queue()',
  'signal.c#__send_signal_locked': 'kernel/signal.c __send_signal_locked()',
  'signal.c#complete_signal': 'kernel/signal.c complete_signal()',
  'signal.c#wants_signal': 'kernel/signal.c wants_signal()',
  'signal.c#do_sigtimedwait': 'kernel/signal.c do_sigtimedwait()',
  'signal.c#get_signal': 'kernel/signal.c get_signal()',
  'signal.c#ptrace_signal': 'kernel/signal.c ptrace_signal()',
  'signal.c#do_signal_stop': 'kernel/signal.c do_signal_stop()',
  'exit.c#is_current_pgrp_orphaned': 'kernel/exit.c is_current_pgrp_orphaned()',
  'signalfd.c#signalfd_dequeue': 'fs/signalfd.c signalfd_dequeue()',
  'coredump.c#vfs_coredump': 'fs/coredump.c do_coredump()',
  'kill(2)': 'kill(2)',
  'signal(7)': 'signal(7)',
  'pid_namespaces(7)': 'pid_namespaces(7)',
  'sigwaitinfo(2)': 'sigwaitinfo(2)',
  'signalfd(2)': 'signalfd(2)',
  'sigaction(2)': 'sigaction(2)',
  'ptrace(2)': 'ptrace(2)',
  'getrlimit(2)': 'getrlimit(2) RLIMIT_SIGPENDING',
  'rt_sigqueueinfo(2)': 'rt_sigqueueinfo(2)',
  'core(5)': 'core(5)',
} as const

/** A key of {@link citations}. */
export type Citation = keyof typeof citations
