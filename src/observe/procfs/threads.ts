/**
 * The threads of a process, one by one: each has a mask, a private queue and a tracer of its own, and any of them may be the
 * one that waits for a signal. One that ends meanwhile is left out.  proc_pid_task(5); fs/proc/base.c: proc_task_readdir()
 */
import { isEmpty, noSignals, type SignalTable } from '../../kernel/index.ts'
import { type Fact, known, type Unknown, unknown } from '../fact.ts'
import type { ThreadObservation } from '../observation.ts'
import { awaitedIn, isElsewhere } from './awaited.ts'
import { callFact } from './current-call.ts'
import { type Reading, readDirectory, readLatin1, unreadFact } from './read.ts'
import { isAsleepElsewhere, readSleep } from './sleep.ts'
import { parseThreadStatus, type ThreadStatus } from './thread-status.ts'

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
  const rows: ThreadObservation[] = []
  for (const [index, tid] of tids.entries()) {
    const row = index < limit ? readThread(`${path}/${tid}`, tid, table) : unreadThread(tid, beyond)
    if (row !== undefined) rows.push(row)
  }
  return known(rows, path)
}

/**
 * One row; `undefined` when the thread is gone. What it does is looked at before and after its mask is read, because both must
 * be of one moment. Read again, up to three times, when it moved in between.
 */
function readThread(
  directory: string,
  tid: number,
  table: SignalTable,
): ThreadObservation | undefined {
  const path = `${directory}/syscall`
  for (let attempt = 1; ; attempt++) {
    const before = readLatin1(path)
    const text = readLatin1(`${directory}/status`)
    if (!text.ok) return text.why === 'vanished' ? undefined : unreadThread(tid, unreadFact(text))
    const status = parseThreadStatus(tid, text.value, `${directory}/status`)
    if (status === undefined) return undefined
    const sleepsIn = readSleep(directory, before)
    const call = callFact(before, path)
    if (before.ok && isElsewhere(before.value) && isAsleepElsewhere(sleepsIn)) {
      return rowOf(status, { awaited: known(noSignals, path), call, sleepsIn })
    }
    const awaited = awaitedAllTheWhile(before, directory, status, table)
    if (attempt === 3 || awaited.known || awaited.why !== 'in-motion') {
      return rowOf(status, { awaited, call, sleepsIn })
    }
  }
}

/** Both parts in one row, field by field: spreading them costs a tenth of the whole reading. */
function rowOf(
  { tid, state, pending, blocked, tracer }: ThreadStatus,
  { awaited, call, sleepsIn }: Pick<ThreadObservation, 'awaited' | 'call' | 'sleepsIn'>,
): ThreadObservation {
  const isFree = awaited.known && isEmpty(awaited.value)
  const blockedBefore = isFree ? blocked : unreadable
  return { tid, state, pending, blocked, awaited, blockedBefore, tracer, call, sleepsIn }
}

/** procfs does not print real_blocked. */
const unreadable = unknown('absent')

/** What it waited for before and still waits for; both readings must at least agree about whether it waits. */
function awaitedAllTheWhile(
  before: Reading<string>,
  directory: string,
  { state }: ThreadStatus,
  table: SignalTable,
): ThreadObservation['awaited'] {
  const path = `${directory}/syscall`
  const after = before.ok ? readLatin1(path) : before
  if (before.ok && after.ok && after.value !== before.value) {
    const isBusyElsewhere = isElsewhere(before.value) && isElsewhere(after.value)
    if (!isBusyElsewhere) return unknown('in-motion', path)
  }
  return awaitedIn(after, directory, state, table)
}

/** A thread of which nothing is known but that it is there. */
export function unreadThread(tid: number, why: Unknown): ThreadObservation {
  return {
    tid,
    state: why,
    pending: why,
    blocked: why,
    awaited: why,
    blockedBefore: why,
    tracer: why,
    call: why,
    sleepsIn: why,
  }
}
