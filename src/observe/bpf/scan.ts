/**
 * The whole machine at a glance from the kernel's own structures: the same table that the scan of procfs fills, from records
 * instead of texts, at a tenth of the cost; and beside it what no text says. Masks are read without the kernel's lock: each is
 * right, all together are no snapshot.  kernel/bpf/task_iter.c; fs/proc/array.c: proc_pid_status()
 */
import type { SignalSet } from '../../kernel/index.ts'
import { known } from '../fact.ts'
import { processTable } from '../procfs/process-table.ts'
import { readReader } from '../procfs/reader.ts'
import type { Scan } from '../procfs/scan.ts'
import { addFirstProcess } from './first-process.ts'
import type { Records } from './records.ts'
import { type Refusal, refusal } from './refusal.ts'
import { fillRows } from './rows.ts'
import { deepestLevel, namespaceAt, walkLevel } from './viewpoint.ts'
import type { Walks } from './walks.ts'

export interface BpfScan extends Scan {
  readonly records: Records
  /** The record of each row's leader; -1 for a row that was read from procfs. */
  readonly leaders: Int32Array
  /** Rows with a thread that sleeps in rt_sigtimedwait(2), and the signals that are kept for it. */
  readonly awaited: ReadonlyMap<number, SignalSet>
  /** Processes that the walk left out and procfs has; the machine's first process, on some machines. */
  readonly fromProcfs: readonly number[]
}

export type BpfScanResult = { readonly ok: true; readonly scan: BpfScan } | Refusal

/** One scan. The memory of an earlier one is used again, and that scan is lost, if it is given. */
export function scanWalk(walks: Walks, last?: BpfScan): BpfScanResult {
  const walk = walks.read(last?.records)
  if (!walk.ok) return walk
  const { records } = walk
  const level = walkLevel(records)
  if (level > deepestLevel) return refusal('refused', `PID namespace of level ${level}`)
  const { table, leaders } = roomFor(records.count + 1, last)
  const { names, awaited, vanished } = fillRows(records, level, table, leaders)
  const reader = readReader()
  const first = addFirstProcess(table, reader)
  if (first !== undefined) {
    leaders[first.row] = -1
    names.set(first.row, first.name)
  }
  const namespace = known(namespaceAt(records, level), 'kernel: thread_pid->numbers[].ns')
  return {
    ok: true,
    scan: {
      table,
      names,
      records,
      leaders,
      awaited,
      fromProcfs: first === undefined ? [] : [1],
      vanished,
      irregular: [],
      refused: 0,
      // The rows have the numbers of the reader's own namespace, whichever procfs shows.
      reader: { ...reader, pidNamespace: namespace, mountNamespace: namespace },
      proc: '/proc',
    },
  }
}

/** The memory of the last scan, if it is large enough for this one. */
function roomFor(rows: number, last: BpfScan | undefined): Pick<BpfScan, 'table' | 'leaders'> {
  if (last !== undefined && last.table.pid.length >= rows) return last
  const capacity = Math.ceil(rows * 1.25)
  return { table: processTable(capacity), leaders: new Int32Array(capacity) }
}
