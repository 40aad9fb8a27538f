/**
 * What procfs says about a puppet's threads while they cannot answer.  proc_pid_stat(5), proc_pid_syscall(5),
 * proc_pid_status(5)
 */
import { readFileSync } from 'node:fs'
import { type SyscallName, syscallNumber } from '../../machine/syscall-numbers.ts'
import { architecture } from '../subject/here.ts'
import type { Puppet } from '../subject/puppet.ts'

/** The one-letter state of a process: R, S, T, t, Z, X; undefined when there is no such process. */
export function stateOf({ pid }: Puppet): string | undefined {
  const stat = read(`/proc/${pid}/stat`)
  return stat?.charAt(stat.lastIndexOf(')') + 2)
}

/**
 * Whether a thread is asleep in this system call, on something other than its own requests. Its state is asked for
 * first: `syscall` alone would name the call of a thread that another CPU is about to wake.
 */
export function sleepsIn(thread: Puppet, call: SyscallName): boolean {
  if (stateOf(thread) !== 'S') return false
  const line = read(`/proc/${thread.pid}/syscall`)
  if (!line) return false
  const [number, first] = line.split(' ')
  const isCall = Number(number) === syscallNumber(architecture ?? 'x86-64', call)
  return isCall && Number(first) !== thread.channel.ends.requestRead
}

/** Whether it is writing its core: `CoreDumping`, since Linux 4.15. */
export function dumpsCore({ pid }: Puppet): boolean {
  return read(`/proc/${pid}/status`)?.includes('CoreDumping:\t1') ?? false
}

/** The queues that hold an instance of the signal: the thread's own, and that of its process. */
export function queuesWith(
  signal: number,
  { pid }: Puppet,
): 'none' | 'shared' | 'private' | 'both' {
  const status = read(`/proc/${pid}/status`) ?? ''
  const isPrivate = has(status, 'SigPnd:\t', signal)
  const isShared = has(status, 'ShdPnd:\t', signal)
  if (isPrivate) return isShared ? 'both' : 'private'
  return isShared ? 'shared' : 'none'
}

/** One digit holds four signals, the first of them at the right end. */
function has(status: string, key: string, signal: number): boolean {
  const start = status.indexOf(key) + key.length
  const digit = status.charAt(start + 15 - ((signal - 1) >> 2))
  return (Number.parseInt(digit, 16) & (1 << ((signal - 1) & 3))) !== 0
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}
