/**
 * From the records of a walk to the rows of a table: one row for each leader of a process, with the same meaning in every column
 * that proc_pid_status(5) has.  fs/proc/array.c: task_state(), task_sig(); kernel/pid.c: task_tgid_nr_ns()
 */
import { type SignalSet, union } from '../../kernel/index.ts'
import type { ProcessTable } from '../procfs/process-table.ts'
import { awaitedBy } from './awaited-by.ts'
import { MaskSets } from './mask-sets.ts'
import { kernelThreadFlag, recordBits, recordLayout, recordSize } from './record.ts'
import type { Records } from './records.ts'
import { stateLetter } from './state-letter.ts'
import { numberAt } from './viewpoint.ts'

export interface Rows {
  /** Names of the inits of PID namespaces, by row. */
  readonly names: Map<number, string>
  /** What is kept for threads in rt_sigtimedwait(2), by row. */
  readonly awaited: Map<number, SignalSet>
  /** Leaders that the kernel has released already. */
  readonly vanished: number
}

/**
 * Fills the table from its first row on, in the numbers of the PID namespace of that level. One loop over plain words, because
 * a program that scans once ends before its code has become fast.
 */
export function fillRows(
  records: Records,
  level: number,
  table: ProcessTable,
  leaders: Int32Array,
): Rows {
  const { words, count } = records
  const { pid, parent, tracer, realUser, savedUser, levels, innermostPid, threads } = table
  const { state, kernelThread, dumping, maskSet } = table
  const sets = new MaskSets(table, words)
  const names = new Map<number, string>()
  const waiting: number[] = []
  let rows = 0
  let vanished = 0
  for (let record = 0, at = 0; record < count; record++, at += wordsInRecord) {
    if (words[at + realBlocked] !== 0 || words[at + realBlocked + 1] !== 0) waiting.push(record)
    if (words[at + thread] !== words[at + process]) continue
    const innermost = words[at + innermostNumber] ?? 0
    const flags = words[at + bits] ?? 0
    if (innermost === 0 || (flags & recordBits.hasHandlers) === 0) {
      vanished++
      continue
    }
    leaders[rows] = record
    pid[rows] = level === 0 ? (words[at + number0] ?? 0) : numberAt(records, record, level)
    parent[rows] = words[at + parentNumber] ?? 0
    tracer[rows] = words[at + ptrace] === 0 ? 0 : (words[at + tracerNumber] ?? 0)
    realUser[rows] = words[at + realUserId] ?? 0
    savedUser[rows] = words[at + savedUserId] ?? 0
    levels[rows] = (words[at + ownLevel] ?? 0) - level + 1
    innermostPid[rows] = innermost
    threads[rows] = words[at + threadCount] ?? 0
    state[rows] = stateLetter(words[at + taskState] ?? 0, words[at + exitState] ?? 0)
    kernelThread[rows] = ((words[at + taskFlags] ?? 0) & kernelThreadFlag) === 0 ? 0 : 1
    dumping[rows] = (flags & recordBits.dumping) === 0 ? 0 : 1
    maskSet[rows] = sets.of(at + masks)
    if (innermost === 1) names.set(rows, records.name(record))
    rows++
  }
  table.rows = rows
  if (level > 0) renumberKin(records, level, table)
  return { names, awaited: awaitedByRow(records, waiting, table, leaders), vanished }
}

/** Parents and tracers are told in the machine's numbers; whoever has none in the reader's is outside of its namespace. */
function renumberKin(
  records: Records,
  level: number,
  { rows, parent, tracer }: ProcessTable,
): void {
  const numbers = new Map<number, number>()
  for (let record = 0; record < records.count; record++) {
    numbers.set(records.word(record, 'thread'), numberAt(records, record, level))
  }
  for (let row = 0; row < rows; row++) {
    parent[row] = numbers.get(parent[row] ?? 0) ?? 0
    tracer[row] = numbers.get(tracer[row] ?? 0) ?? 0
  }
}

function awaitedByRow(
  records: Records,
  waiting: readonly number[],
  { rows }: ProcessTable,
  leaders: Int32Array,
): Map<number, SignalSet> {
  const awaited = new Map<number, SignalSet>()
  if (waiting.length === 0) return awaited
  const rowOf = new Map<number, number>()
  for (let row = 0; row < rows; row++) rowOf.set(records.word(leaders[row] ?? 0, 'process'), row)
  for (const record of waiting) {
    const row = rowOf.get(records.word(record, 'process'))
    if (row === undefined) continue
    const signals = awaitedBy(records, record)
    const others = awaited.get(row)
    awaited.set(row, others === undefined ? signals : union(others, signals))
  }
  return awaited
}

/** Places in a record, in words. */
const wordsInRecord = recordSize >>> 2
const thread = recordLayout.thread.at >>> 2
const process = recordLayout.process.at >>> 2
const parentNumber = recordLayout.parent.at >>> 2
const tracerNumber = recordLayout.tracer.at >>> 2
const ownLevel = recordLayout.level.at >>> 2
const innermostNumber = recordLayout.innermost.at >>> 2
const number0 = recordLayout.number0.at >>> 2
const threadCount = recordLayout.threads.at >>> 2
const masks = recordLayout.pending.at >>> 2
const realBlocked = recordLayout.realBlocked.at >>> 2
const ptrace = recordLayout.ptrace.at >>> 2
const taskState = recordLayout.state.at >>> 2
const exitState = recordLayout.exitState.at >>> 2
const taskFlags = recordLayout.taskFlags.at >>> 2
const realUserId = recordLayout.realUser.at >>> 2
const savedUserId = recordLayout.savedUser.at >>> 2
const bits = recordLayout.bits.at >>> 2
