/**
 * The kernel function in which a thread sleeps. It tells apart what a system call alone does not, such as the many waits of
 * futex and read. The kernel prints 0 for one that does not sleep, and also for a reader without the rights.
 * proc_pid_wchan(5); fs/proc/base.c: proc_pid_wchan()
 */
import { type Fact, known, unknown } from '../fact.ts'
import { unlessThere } from './executable.ts'
import { type Reading, readLatin1 } from './read.ts'

/** Reads it for the thread of `directory` (`/proc/7/task/9`); `call` is the text of its system call, if it could be read. */
export function readSleep(directory: string, call: Reading<string>): Fact<string> {
  const path = `${directory}/wchan`
  const text = readLatin1(path)
  return text.ok ? sleepIn(text.value, path, call) : unlessThere(text)
}

/** What the text at `path` says. */
export function sleepIn(text: string, path: string, call: Reading<string>): Fact<string> {
  if (text !== '0') return known(text, path)
  if (!call.ok && call.why === 'not-permitted') return unknown('not-permitted', `${path}: 0`)
  return unknown(call.ok && call.value.startsWith('running') ? 'in-motion' : 'absent', `${path}: 0`)
}

/**
 * Whether it certainly did not wait for signals when that was read. The function that does is never a part of another; where
 * the kernel names the scheduler instead, it found nothing behind it.
 */
export function isAsleepElsewhere(sleepsIn: Fact<string>): boolean {
  return sleepsIn.known && !/sigtimedwait|^_*((io|preempt)_)?schedule/.test(sleepsIn.value)
}
