/**
 * Where in the kernel each field of a record comes from: paths from a thread's task_struct, with the alternatives of other
 * versions.  include/linux/sched.h, include/linux/sched/signal.h, include/linux/pid.h, include/linux/cgroup-defs.h
 */
import type { RecordField } from './record.ts'

/** Fields that are copied as they are; neighbours share the pointers they are reached by. */
export const copiedFields: readonly (readonly [RecordField, string])[] = [
  ['thread', 'pid'],
  ['process', 'tgid'],
  ['started', 'start_boottime'],
  ['name', 'comm'],
  ['pending', 'pending.signal.sig'],
  ['savedMask', 'saved_sigmask.sig'],
  ['jobControl', 'jobctl'],
  ['ptrace', 'ptrace'],
  // 5.14 renamed it.
  ['state', '__state|state'],
  ['exitState', 'exit_state'],
  ['taskFlags', 'flags'],
  ['parent', 'real_parent->tgid'],
  ['tracer', 'parent->pid'],
  ['threads', 'signal->nr_threads'],
  ['sharedPending', 'signal->shared_pending.signal.sig'],
  ['signalFlags', 'signal->flags'],
  ['groupExitCode', 'signal->group_exit_code'],
  ['realUser', 'real_cred->uid.val'],
  ['effectiveUser', 'real_cred->euid.val'],
  ['savedUser', 'real_cred->suid.val'],
  ['cgroup', 'cgroups->dfl_cgrp->kn->id'],
]

/** What is looked at beside that. */
export const taskPaths = {
  blocked: 'blocked.sig',
  realBlocked: 'real_blocked.sig',
  handlers: 'sighand',
  actions: 'sighand->action',
  handler: 'sighand->action.sa.sa_handler',
  actionFlags: 'sighand->action.sa.sa_flags',
  threadPid: 'thread_pid',
  level: 'thread_pid->level',
  numbers: 'thread_pid->numbers',
  number: 'thread_pid->numbers.nr',
  namespace: 'thread_pid->numbers.ns',
  namespaceInode: 'thread_pid->numbers.ns->ns.inum',
} as const

/** What a kernel may lack: some machines keep it elsewhere, some versions do not have it. */
export const optionalPaths = {
  restore: 'restore_sigmask',
  // 5.16 moved it here from the memory map.
  dumping: 'signal->core_state',
  onProcessor: 'on_cpu',
} as const

/** The register of the system call, by Node's name of the machine. */
export const callRegisters: Readonly<Record<string, string>> = {
  x64: 'orig_ax',
  arm64: 'syscallno',
}
