/**
 * What a thread is doing in the kernel, as /proc/PID/task/TID/syscall has it: the number and arguments of its system call
 * while it sleeps. Reading it takes the rights of a debugger (PTRACE_MODE_ATTACH), but attaches to nothing.
 * proc_pid_syscall(5); lib/syscall.c: collect_syscall(); fs/proc/base.c: proc_pid_syscall()
 */

import type { CurrentCall } from '../observation.ts'

/** Reads the text; `undefined` when it is something else. */
export function parseCurrentCall(text: string): CurrentCall | undefined {
  const [number, firstArgument] = text.trim().split(' ')
  if (number === 'running') return { kind: 'running' }
  if (number === '-1') return { kind: 'outside' }
  if (number === undefined || !/^\d+$/.test(number)) return undefined
  if (firstArgument === undefined || !/^0x[0-9a-f]+$/.test(firstArgument)) return undefined
  return { kind: 'call', number: Number(number), firstArgument: BigInt(firstArgument) }
}
