/**
 * One process and its threads as the kernel's structures have them: above all what procfs does not show, the mask behind
 * rt_sigtimedwait(2), handlers that serve once, and the protection of an init.  kernel/signal.c; include/linux/sched/signal.h
 */
import type { SignalSet } from '../../kernel/index.ts'
import { awaitedBy, fullMaskOf } from './awaited-by.ts'
import { unkillableFlag } from './record.ts'
import type { Records } from './records.ts'
import { type Refusal, refusal } from './refusal.ts'
import { numberAt, walkLevel } from './viewpoint.ts'
import { type BpfOptions, openWalks, type Walks } from './walks.ts'

export interface KernelFacts {
  readonly pid: number
  /** Start time in clock ticks since boot; with the pid it names a process for good. */
  readonly startTime: number
  /** SIGNAL_UNKILLABLE. */
  readonly unkillable: boolean
  readonly ignored: SignalSet
  readonly caught: SignalSet
  /** Signals whose handler serves once (SA_RESETHAND). */
  readonly oneShot: SignalSet
  /** Signals after whose handler interrupted calls go on (SA_RESTART). */
  readonly restarting: SignalSet
  /** The leader first. */
  readonly threads: readonly KernelThreadFacts[]
}

export interface KernelThreadFacts {
  readonly tid: number
  /** The mask in force now, as SigBlk has it. */
  readonly blocked: SignalSet
  /** What it blocks when it is not asleep in rt_sigtimedwait(2): more than `blocked` only then. */
  readonly fullMask: SignalSet
  /** Signals that rt_sigtimedwait(2) takes whatever their disposition: awaited now, blocked before. */
  readonly awaited: SignalSet
  readonly pending: SignalSet
}

export type FactsResult = { readonly ok: true; readonly facts: KernelFacts } | Refusal

/** The facts of one process, numbered as the caller's PID namespace numbers it. */
export async function bpfFactsOf(pid: number, options: BpfOptions = {}): Promise<FactsResult> {
  const narrow = await withWalks({ ...options, process: pid }, (walks) => factsFrom(walks, pid))
  if (narrow !== 'ambiguous') return narrow
  const wide = await withWalks(options, (walks) => factsFrom(walks, pid))
  return wide === 'ambiguous' ? notListed(pid) : wide
}

/** The same for many processes of one walk over everybody; `undefined` for one that it did not come past. */
export function factsIn(records: Records): (pid: number) => KernelFacts | undefined {
  const level = walkLevel(records)
  const byPid = new Map(
    leadersOf(records).map((record) => [numberAt(records, record, level), record]),
  )
  const others = othersIn(records)
  return (pid) => {
    const leader = byPid.get(pid)
    return leader === undefined ? undefined : factsOf(records, leader, others, level)
  }
}

async function withWalks(
  options: BpfOptions,
  use: (walks: Walks) => FactsResult | 'ambiguous',
): Promise<FactsResult | 'ambiguous'> {
  const opened = await openWalks(options)
  if (!opened.ok) return opened
  try {
    return use(opened.walks)
  } finally {
    opened.walks.close()
  }
}

function factsFrom(walks: Walks, pid: number): FactsResult | 'ambiguous' {
  const walk = walks.read()
  // The walk over a single process that is not there ends before it begins.
  if (!walk.ok) return walk.why === 'not-listed' ? notListed(pid) : walk
  const { records } = walk
  const level = levelOf(records, pid)
  if (level === undefined) return 'ambiguous'
  const leader = leadersOf(records).find((record) => numberAt(records, record, level) === pid)
  if (leader === undefined) return notListed(pid)
  return { ok: true, facts: factsOf(records, leader, othersIn(records), level) }
}

/**
 * The level that the caller's numbers belong to. A walk over everybody tells; in one over a single process, it is the level at
 * which its leader has the number that was asked for, unless that are several.
 */
function levelOf(records: Records, pid: number): number | undefined {
  const leaders = leadersOf(records)
  const [leader, ...others] = leaders
  if (leader === undefined || others.length > 0) return walkLevel(records)
  const deepest = records.word(leader, 'level')
  const levels = [0, 1, 2, 3, deepest].filter(
    (level, index, all) =>
      level <= deepest && all.indexOf(level) === index && numberAt(records, leader, level) === pid,
  )
  return levels.length > 1 ? undefined : (levels[0] ?? walkLevel(records))
}

function leadersOf(records: Records): number[] {
  const leaders: number[] = []
  for (let record = 0; record < records.count; record++) {
    if (records.word(record, 'thread') === records.word(record, 'process')) leaders.push(record)
  }
  return leaders
}

/** The records of threads that lead no process, by their process. */
function othersIn(records: Records): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  for (let record = 0; record < records.count; record++) {
    const process = records.word(record, 'process')
    if (records.word(record, 'thread') === process) continue
    const others = found.get(process)
    if (others) others.push(record)
    else found.set(process, [record])
  }
  return found
}

/** The facts of a process by the records of its threads, in the numbers of that level. */
function factsOf(
  records: Records,
  leader: number,
  others: ReadonlyMap<number, readonly number[]>,
  level: number,
): KernelFacts {
  const threadOf = (record: number): KernelThreadFacts => ({
    tid: numberAt(records, record, level),
    blocked: records.signals(record, 'blocked'),
    fullMask: fullMaskOf(records, record),
    awaited: awaitedBy(records, record),
    pending: records.signals(record, 'pending'),
  })
  const followers = others.get(records.word(leader, 'process')) ?? []
  const threads = followers.map(threadOf).sort((a, b) => a.tid - b.tid)
  return {
    pid: numberAt(records, leader, level),
    startTime: Math.floor(records.long(leader, 'started') / nanosecondsInTick),
    unkillable: (records.word(leader, 'signalFlags') & unkillableFlag) !== 0,
    ignored: records.signals(leader, 'ignored'),
    caught: records.signals(leader, 'caught'),
    oneShot: records.signals(leader, 'oneShot'),
    restarting: records.signals(leader, 'restarting'),
    threads: [threadOf(leader), ...threads],
  }
}

function notListed(pid: number): Refusal {
  return refusal('not-listed', String(pid))
}

/** procfs counts a hundredth of a second as one tick (USER_HZ), whatever the kernel's own clock. */
const nanosecondsInTick = 1e7
