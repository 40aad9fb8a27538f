/**
 * The threads of a process, one by one: each has a mask, a private queue and a tracer of its own, and any of them may be the
 * one that waits for a signal. One that ends meanwhile is left out.  proc_pid_task(5); fs/proc/base.c: proc_task_readdir()
 */
import type { SignalTable } from '../../kernel/index.ts'
import { type Fact, known, type Unknown, unknown } from '../fact.ts'
import type { ThreadObservation } from '../observation.ts'
import { threadFrom } from '../status/observation-from.ts'
import { parseStatus, type StatusFacts } from '../status/parse-status.ts'
import { isElsewhere, readWait, type Wait } from './awaited.ts'
import { type Reading, readDirectory, readText, unreadFact } from './read.ts'

export interface ThreadOptions {
  readonly table: SignalTable
  /** How many threads are read one by one; of the others nothing but the id is known. */
  readonly limit: number
}

/** Reads the threads of the process in `directory` (`/proc/7`), the leader first. */
export function readThreads(
  directory: string,
  leader: number,
  { table, limit }: ThreadOptions,
): Fact<readonly ThreadObservation[]> {
  const path = `${directory}/task`
  const names = readDirectory(path)
  if (!names.ok) return unreadFact(names)
  const others = names.value.map(Number).filter((tid) => tid !== leader)
  const tids = [leader, ...others.sort((a, b) => a - b)]
  const beyond = unknown('not-asked', `${path}: ${tids.length} threads, ${limit} read`)
  const rows = tids.flatMap((tid, index) =>
    index < limit ? readThread(`${path}/${tid}`, tid, table) : unreadThread(tid, beyond),
  )
  return known(rows, path)
}

/** One row, or none when the thread is gone. Read again, up to three times, when it moved in between. */
function readThread(directory: string, tid: number, table: SignalTable): ThreadObservation[] {
  for (let attempt = 1; ; attempt++) {
    const before = readText(`${directory}/syscall`)
    const text = readText(`${directory}/status`)
    if (!text.ok) return text.why === 'vanished' ? [] : [unreadThread(tid, unreadFact(text))]
    const status = parseStatus(text.value, `${directory}/status`)
    if (isGone(status)) return []
    const wait = readWait(directory, status.state, table)
    const awaited = hasMoved(before, wait)
      ? unknown('in-motion', `${directory}/syscall`)
      : wait.awaited
    if (attempt === 3 || awaited.known || awaited.why !== 'in-motion') {
      return [{ ...threadFrom(tid, status), awaited }]
    }
  }
}

/** Whether the kernel has taken its signals away already; the masks printed then are empty. */
export function isGone({ threadCount }: StatusFacts): boolean {
  return !threadCount.known && threadCount.why === 'vanished'
}

/** Its mask was read between two looks at what it does; they must agree about whether it waits for signals. */
function hasMoved(before: Reading<string>, after: Wait): boolean {
  if (!before.ok || after.moment === before.value) return false
  return !(isElsewhere(before.value) && isElsewhere(after.moment))
}

function unreadThread(tid: number, why: Unknown): ThreadObservation {
  return { tid, state: why, pending: why, blocked: why, awaited: why, tracer: why }
}
