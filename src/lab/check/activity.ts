/**
 * How busy a container is: the processor time of all its processes, and which processes they are. Two looks that differ in
 * neither show that nothing happened in between.  proc_pid_stat(5) utime, stime, cutime, cstime
 */
import { isDeepStrictEqual } from 'node:util'
import { readLatin1 } from '../../observe/procfs/read.ts'
import { isQuiet, pidsBelow } from '../inits/family.ts'

export interface Activity {
  /** Its first process, then all below. */
  readonly pids: readonly number[]
  /** Clock ticks of all of them, and of those that they have waited for. */
  readonly ticks: number
  /** A thread is on a processor, or waits for one or for a disk. */
  readonly isBusy: boolean
}

/** What can be seen of the container whose first process this is; nothing once that has ended. */
export function activityOf(pid: number): Activity | undefined {
  const pids = [pid, ...pidsBelow(pid)]
  let ticks = 0
  let isBusy = false
  for (const each of pids) {
    const text = readLatin1(`/proc/${each}/stat`)
    if (!text.ok) {
      if (each === pid) return undefined
      continue
    }
    const fields = text.value.slice(text.value.lastIndexOf(')') + 2).split(' ')
    const [state = ''] = fields
    if (each === pid && (state === 'Z' || state === 'X')) return undefined
    isBusy ||= !isQuiet(each)
    ticks += timeFields.reduce((sum, field) => sum + Number(fields[field - 3] ?? 0), 0)
  }
  return { pids, ticks, isBusy }
}

/** Fields 14 to 17; the text begins with the third. */
const timeFields = [14, 15, 16, 17]

/** Whether nothing happened between two looks; a tick may be one of the look itself, or of a timer. */
export function isQuietBetween(before: Activity, now: Activity): boolean {
  return !now.isBusy && now.ticks - before.ticks <= 1 && isDeepStrictEqual(before.pids, now.pids)
}
