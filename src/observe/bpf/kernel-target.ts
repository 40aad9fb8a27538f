/**
 * A row of such a scan as the target of a signal, with all its threads: their full masks and what they wait for are known, so
 * nothing has to be assumed about sigwait.  kernel/signal.c: complete_signal(), do_sigtimedwait()
 */
import type { Target } from '../../kernel/index.ts'
import { targetOf } from '../procfs/row-target.ts'
import { awaitedBy } from './awaited-by.ts'
import type { BpfScan } from './scan.ts'

/** The target in a row; for one that was read from procfs, what procfs says of its leader. */
export function kernelTargetOf(scan: BpfScan, row: number): Target {
  const target = targetOf(scan, row)
  const { records, leaders } = scan
  const leader = leaders[row] ?? -1
  if (leader < 0) return target
  const threadOf = (record: number): Target['threads'][number] => ({
    pending: records.signals(record, 'pending'),
    blocked: records.signals(record, 'blocked'),
    realBlocked: records.signals(record, 'realBlocked'),
    awaited: awaitedBy(records, record),
    traced: records.word(record, 'ptrace') !== 0,
  })
  return { ...target, threads: threadsOf(scan, leader).map(threadOf) }
}

/** The records of the threads that share a process with this one, which comes first. */
function threadsOf({ records, table }: BpfScan, leader: number): number[] {
  const process = records.word(leader, 'process')
  const threads = [leader]
  if (records.word(leader, 'threads') === 1 || table.rows === records.count) return threads
  for (let record = 0; record < records.count; record++) {
    if (record !== leader && records.word(record, 'process') === process) threads.push(record)
  }
  return threads
}
