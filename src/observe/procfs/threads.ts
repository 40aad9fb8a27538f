/**
 * The threads of a process, one by one: each has a mask, a private queue and a tracer of its own, and any of them may be the
 * one that waits for a signal. One that ends meanwhile is left out.  proc_pid_task(5); fs/proc/base.c: proc_task_readdir()
 */
import type { SignalTable } from '../../kernel/index.ts'
import { type Fact, known, type Unknown, unknown } from '../fact.ts'
import type { CurrentCall, ThreadObservation } from '../observation.ts'
import { threadFrom } from '../status/observation-from.ts'
import { parseStatus, type StatusFacts } from '../status/parse-status.ts'
import { awaitedIn, isElsewhere } from './awaited.ts'
import { parseCurrentCall } from './current-call.ts'
import { type Reading, readDirectory, readLatin1, readText, unreadFact } from './read.ts'
import { readSleep } from './sleep.ts'

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

/**
 * One row, or none when the thread is gone. What it does is read before and after everything else: equal readings enclose
 * a time in which it did not move. Where they differ all is read again, up to three times.
 */
function readThread(directory: string, tid: number, table: SignalTable): ThreadObservation[] {
  const path = `${directory}/syscall`
  for (let attempt = 1; ; attempt++) {
    const before = readLatin1(path)
    const text = readText(`${directory}/status`)
    if (!text.ok) return text.why === 'vanished' ? [] : [unreadThread(tid, unreadFact(text))]
    const status = parseStatus(text.value, `${directory}/status`)
    if (isGone(status)) return []
    const sleepsIn = readSleep(directory, before)
    const after = before.ok ? readLatin1(path) : before
    const awaited = hasMoved(before, after)
      ? unknown('in-motion', path)
      : awaitedIn(after, directory, status.state, table)
    if (attempt === 3 || awaited.known || awaited.why !== 'in-motion') {
      return [
        { ...threadFrom(tid, status), awaited, call: callFact(before, after, path), sleepsIn },
      ]
    }
  }
}

/** Whether the kernel has taken its signals away already; the masks printed then are empty. */
export function isGone({ threadCount }: StatusFacts): boolean {
  return !threadCount.known && threadCount.why === 'vanished'
}

/** Its mask was read between two looks at what it does; they must agree about whether it waits for signals. */
function hasMoved(before: Reading<string>, after: Reading<string>): boolean {
  if (!before.ok || !after.ok || after.value === before.value) return false
  return !(isElsewhere(before.value) && isElsewhere(after.value))
}

/** What it did all the while. */
function callFact(
  before: Reading<string>,
  after: Reading<string>,
  path: string,
): Fact<CurrentCall> {
  if (!before.ok) return unreadFact(before)
  if (!after.ok) return unreadFact(after)
  if (before.value !== after.value) return unknown('in-motion', path)
  const call = parseCurrentCall(after.value)
  return call === undefined
    ? unknown('malformed', `${path}: ${after.value.slice(0, 80)}`)
    : known(call, path)
}

function unreadThread(tid: number, why: Unknown): ThreadObservation {
  return {
    tid,
    state: why,
    pending: why,
    blocked: why,
    awaited: why,
    tracer: why,
    call: why,
    sleepsIn: why,
  }
}
