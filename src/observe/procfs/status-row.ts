/**
 * Reads one status text straight into a row of the table. It expects what Linux prints, in the order in which it prints it;
 * anything else it refuses, and the parser of status/ reads that text instead.  fs/proc/array.c: proc_pid_status()
 */
import { Cursor } from '../status/cursor.ts'
import type { ProcessTable } from './process-table.ts'

/**
 * Fills row `table.rows`; counting it is left to the caller. `false` when the text is not the regular status of a process
 * on a kernel with 64 signals: the row is garbage then.
 */
export function fillRow(table: ProcessTable, text: string): boolean {
  const row = table.rows
  cursor.open(text)
  cursor.seek('\nState:')
  table.state[row] = cursor.letter()
  const group = numberOf('\nTgid:')
  const pid = numberOf('\nPid:')
  table.pid[row] = pid
  table.parent[row] = numberOf('\nPPid:')
  table.tracer[row] = numberOf('\nTracerPid:')
  cursor.seek('\nUid:')
  table.realUser[row] = cursor.column()
  cursor.column()
  table.savedUser[row] = cursor.column()
  cursor.number()
  fillNamespaces(table, row)
  table.kernelThread[row] = cursor.find('\nKthread:') ? cursor.flag() : unsaid
  table.dumping[row] = cursor.find('\nCoreDumping:') ? cursor.flag() : 0
  const threads = numberOf('\nThreads:')
  table.threads[row] = threads
  fillMask(table, row * 10, '\nSigPnd:')
  fillMask(table, row * 10 + 2, '\nShdPnd:')
  fillMask(table, row * 10 + 4, '\nSigBlk:')
  fillMask(table, row * 10 + 6, '\nSigIgn:')
  fillMask(table, row * 10 + 8, '\nSigCgt:')
  return cursor.isSound && threads > 0 && group === pid
}

const cursor = new Cursor()
const unsaid = 2

function numberOf(key: string): number {
  cursor.seek(key)
  return cursor.number()
}

function fillNamespaces(table: ProcessTable, row: number): void {
  let levels = 0
  let innermost = 0
  if (cursor.find('\nNStgid:')) {
    do {
      innermost = cursor.column()
      levels++
    } while (cursor.isSound && !cursor.isAtEnd())
  }
  table.levels[row] = levels
  table.innermostPid[row] = innermost
}

function fillMask(table: ProcessTable, word: number, key: string): void {
  cursor.seek(key)
  cursor.mask()
  table.masks[word] = cursor.low
  table.masks[word + 1] = cursor.high
}
