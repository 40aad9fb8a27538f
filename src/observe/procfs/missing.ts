/**
 * Why a process cannot be observed. procfs says ENOENT for one that does not exist and for one that it hides, so the kernel
 * is asked another way: signal 0 sends nothing and tells whether there is anybody.
 * kill(2); proc(5) hidepid=; fs/proc/base.c: proc_pid_permission(), proc_pid_lookup()
 */
import type { PidError } from './pid.ts'
import { isProcfs, readList, readText, type Unread } from './read.ts'

export type ObserveError =
  | PidError
  | { readonly code: 'no-such-process'; readonly pid: number }
  /** It is the id of a thread that does not lead its process. */
  | { readonly code: 'is-thread'; readonly pid: number; readonly process: number }
  /** It exists, but procfs shows the reader its own processes only; `hidepid` is the mount option, if it was found. */
  | { readonly code: 'hidden'; readonly pid: number; readonly hidepid?: string }
  /** It ended while it was read. */
  | { readonly code: 'vanished'; readonly pid: number }
  /** Each of three readings found another process under this number. */
  | { readonly code: 'in-motion'; readonly pid: number }
  | { readonly code: 'not-permitted'; readonly pid: number; readonly detail: string }
  /** What stands in its place is not what Linux prints. */
  | { readonly code: 'malformed'; readonly pid: number; readonly detail: string }
  /** No procfs is mounted there: not Linux, or a bare chroot. */
  | { readonly code: 'not-procfs'; readonly path: string }

/** What it means that a process's first file could not be read. */
export function missing(proc: string, pid: number, { why, detail }: Unread): ObserveError {
  if (!isProcfs(proc)) return { code: 'not-procfs', path: proc }
  const hidepid = hidepidOf(proc)
  const option = hidepid === undefined ? {} : { hidepid }
  switch (why) {
    case 'not-permitted':
      if (hidepid === undefined) return { code: 'not-permitted', pid, detail }
      return { code: 'hidden', pid, ...option }
    case 'vanished': {
      if (isSomebody(proc, pid)) return { code: 'hidden', pid, ...option }
      const max = pidMax(proc)
      if (pid > max) return { code: 'pid-too-large', text: String(pid), max }
      return { code: 'no-such-process', pid }
    }
    case 'malformed':
      return { code: 'malformed', pid, detail }
  }
}

/** The mount's hidepid option, unless it is off.  proc_pid_mountinfo(5) */
function hidepidOf(proc: string): string | undefined {
  const mounts = readList('/proc/self/mountinfo')
  if (!mounts.ok) return undefined
  const mount = mounts.value.split('\n').findLast((line) => line.split(' ')[4] === proc)
  return /[ ,]hidepid=([^, ]+)/.exec(mount ?? '')?.[1]
}

/** Only where the numbers of procfs are the reader's own can the kernel be asked about one. */
function isSomebody(proc: string, pid: number): boolean {
  const self = readText(`${proc}/self/stat`)
  if (!self.ok || Number.parseInt(self.value, 10) !== process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function pidMax(proc: string): number {
  const text = readText(`${proc}/sys/kernel/pid_max`)
  const max = text.ok ? Number(text.value) : Number.NaN
  return Number.isSafeInteger(max) && max > 0 ? max : Number.POSITIVE_INFINITY
}
