/**
 * What system calls return, in the words of the model.  errno(3), wait(2)
 */
import { fromWaitStatus } from '../../kernel/index.ts'
import type { Result, WorldErrno } from '../../kernel/world/index.ts'

/** What came back: a result that the model might have, or an error that it never has. */
export type KernelResult = Result | { readonly kind: 'other-error'; readonly errno: number }

/** What a system call returned: a number, or an error. */
export function resultOf(value: number): KernelResult {
  if (value >= 0) return { kind: 'value', value }
  const errno = errors.get(-value)
  return errno ? { kind: 'error', errno } : { kind: 'other-error', errno: -value }
}

/** What wait4 returned, with the status it wrote. */
export function waitResultOf(value: number, status: number): KernelResult {
  if (value <= 0) return resultOf(value)
  const exit = fromWaitStatus(status)
  // Whether core is written depends on limits and core_pattern, not on the signal.
  const told = exit.kind === 'signaled' ? { ...exit, dumpedCore: false } : exit
  return { kind: 'waited', value, status: told }
}

const errors: ReadonlyMap<number, WorldErrno> = new Map([
  [1, 'EPERM'],
  [3, 'ESRCH'],
  [4, 'EINTR'],
  [10, 'ECHILD'],
  [11, 'EAGAIN'],
  [12, 'ENOMEM'],
  [13, 'EACCES'],
  [22, 'EINVAL'],
])
