/**
 * The first process of the reader's namespace, from procfs where a walk left it out: some machines hide it from such programs,
 * and nothing is more often asked about.  proc_pid_status(5)
 */
import { type ProcessTable, processTable } from '../procfs/process-table.ts'
import { readLatin1 } from '../procfs/read.ts'
import type { Reader } from '../procfs/reader.ts'
import { RowReader } from '../procfs/row-reader.ts'
import { nameOf } from '../procfs/scan.ts'

export interface FirstProcess {
  readonly row: number
  readonly name: string
}

/** Adds it to the table where it is missing, if procfs shows the namespace that the table is about. */
export function addFirstProcess(table: ProcessTable, reader: Reader): FirstProcess | undefined {
  const { rows } = table
  const { namespacePids } = reader
  const isShown = namespacePids.known && namespacePids.value.length === 1
  if (!isShown || table.pid.subarray(0, rows).includes(1)) return undefined
  const text = readLatin1('/proc/1/status')
  const one = processTable(1)
  if (!text.ok || !new RowReader(one).add('1', text.value)) return undefined
  for (const column of columns) table[column][rows] = one[column][0] ?? 0
  table.maskSet[rows] = maskSetFor(table, one.masks)
  table.rows++
  return { row: rows, name: nameOf(text.value, '/proc/1/status') }
}

/** The number of a set of masks, which is a new one unless the table has it. */
function maskSetFor(table: ProcessTable, masks: Int32Array): number {
  for (let set = 0; set < table.maskSets; set++) {
    if (masks.every((word, index) => table.masks[set * 10 + index] === word)) return set
  }
  table.masks.set(masks, table.maskSets * 10)
  return table.maskSets++
}

const columns = [
  'pid',
  'parent',
  'tracer',
  'realUser',
  'savedUser',
  'levels',
  'innermostPid',
  'threads',
  'state',
  'kernelThread',
  'dumping',
] as const
