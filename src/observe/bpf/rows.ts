/**
 * From the records of a walk to the rows of a table: one row for each leader of a process, with the same meaning in every column
 * that proc_pid_status(5) has.  fs/proc/array.c: task_state(), task_sig(); kernel/pid.c: task_tgid_nr_ns()
 */
import { type SignalSet, union } from '../../kernel/index.ts'
import type { ProcessTable } from '../procfs/process-table.ts'
import { awaitedBy } from './awaited-by.ts'
import { MaskSets } from './mask-sets.ts'
import { kernelThreadFlag } from './record.ts'
import type { Records } from './records.ts'
import { stateLetter } from './state-letter.ts'
import { numberAt } from './viewpoint.ts'

export class Rows {
  /** Inode of the namespace that the walk was opened in. */
  namespace = 0
  /** Names of the inits of PID namespaces. */
  readonly names: Map<number, string> = new Map()
  /** What is kept for threads in rt_sigtimedwait(2). */
  readonly awaited: Map<number, SignalSet> = new Map()
  /** Leaders that the kernel has released already. */
  vanished = 0
  private readonly records: Records
  private readonly level: number
  private readonly table: ProcessTable
  private readonly leaders: Int32Array

  constructor(records: Records, level: number, table: ProcessTable, leaders: Int32Array) {
    this.records = records
    this.level = level
    this.table = table
    this.leaders = leaders
  }

  /** Fills the table from its first row on. */
  addLeaders(): void {
    const { records, table } = this
    const sets = new MaskSets(table, records.bytes)
    const waiting: number[] = []
    table.rows = 0
    for (let record = 0; record < records.count; record++) {
      if (records.long(record, 'realBlocked') !== 0) waiting.push(record)
      if (records.word(record, 'thread') !== records.word(record, 'process')) continue
      if (records.has(record, 'hasHandlers') && records.word(record, 'innermost') !== 0) {
        this.add(record, sets.of(record))
      } else this.vanished++
    }
    this.addParents()
    this.addWaits(waiting)
  }

  private add(record: number, maskSet: number): void {
    const { records, table, level } = this
    const row = table.rows++
    const ownLevel = records.word(record, 'level')
    this.leaders[row] = record
    table.pid[row] = numberAt(records, record, level)
    table.realUser[row] = records.word(record, 'realUser')
    table.savedUser[row] = records.word(record, 'savedUser')
    table.levels[row] = ownLevel - level + 1
    table.innermostPid[row] = records.word(record, 'innermost')
    table.threads[row] = records.word(record, 'threads')
    table.state[row] = stateLetter(records.word(record, 'state'), records.word(record, 'exitState'))
    table.kernelThread[row] = (records.word(record, 'taskFlags') & kernelThreadFlag) === 0 ? 0 : 1
    table.dumping[row] = records.has(record, 'dumping') ? 1 : 0
    table.maskSet[row] = maskSet
    if (ownLevel === level) this.namespace = records.unsigned(record, 'namespace')
    if (table.innermostPid[row] === 1) this.names.set(row, records.name(record))
  }

  /** Parents and tracers are told in the machine's numbers; whoever has none in the reader's is outside of its namespace. */
  private addParents(): void {
    const { records, table, level } = this
    const numbers = level === 0 ? undefined : this.numbersByThread()
    for (let row = 0; row < table.rows; row++) {
      const record = this.leaders[row] ?? 0
      const parent = records.word(record, 'parent')
      const tracer = records.word(record, 'ptrace') === 0 ? 0 : records.word(record, 'tracer')
      table.parent[row] = numbers === undefined ? parent : (numbers.get(parent) ?? 0)
      table.tracer[row] = numbers === undefined ? tracer : (numbers.get(tracer) ?? 0)
    }
  }

  private numbersByThread(): ReadonlyMap<number, number> {
    const numbers = new Map<number, number>()
    for (let record = 0; record < this.records.count; record++) {
      numbers.set(this.records.word(record, 'thread'), numberAt(this.records, record, this.level))
    }
    return numbers
  }

  private addWaits(waiting: readonly number[]): void {
    if (waiting.length === 0) return
    const rowOf = new Map<number, number>()
    for (let row = 0; row < this.table.rows; row++) {
      rowOf.set(this.records.word(this.leaders[row] ?? 0, 'process'), row)
    }
    for (const record of waiting) {
      const row = rowOf.get(this.records.word(record, 'process'))
      if (row === undefined) continue
      const signals = awaitedBy(this.records, record)
      const others = this.awaited.get(row)
      this.awaited.set(row, others === undefined ? signals : union(others, signals))
    }
  }
}
