/**
 * A row of the table as the target of a signal, for judging a whole machine with the kernel model. A scan reads the leader's
 * mask only and cannot see who waits in sigwait or reads a signalfd; the target is the plain case of all that.
 * proc_pid_status(5); kernel/signal.c
 */
import {
  fromWords,
  type Life,
  plainTarget,
  plainThread,
  type SignalSet,
  type Target,
} from '../../kernel/index.ts'
import { initialPidNamespace } from '../status/init-fact.ts'
import type { ProcessTable } from './process-table.ts'
import type { Scan } from './scan.ts'

/** The target in a row; of a process with several threads, its leader. */
export function targetOf(scan: Scan, row: number): Target {
  const { table } = scan
  return {
    ...plainTarget,
    init: initOf(scan, row),
    life: lifeOf(table, row),
    pending: maskOf(table, row, 1),
    ignored: maskOf(table, row, 3),
    caught: maskOf(table, row, 4),
    threads: [
      {
        ...plainThread,
        pending: maskOf(table, row, 0),
        blocked: maskOf(table, row, 2),
        traced: table.tracer[row] !== 0,
      },
    ],
    user: { real: table.realUser[row] ?? 0, saved: table.savedUser[row] ?? 0 },
  }
}

/** Whose init the process is. A kernel without NStgid (before 4.1) shows that of its own namespace only. */
export function initOf({ table, reader }: Scan, row: number): Target['init'] {
  const levels = table.levels[row] ?? 0
  const pid = levels === 0 ? table.pid[row] : table.innermostPid[row]
  if (pid !== 1) return 'no'
  const { mountNamespace } = reader
  const isInitial = mountNamespace.known && mountNamespace.value === initialPidNamespace
  return isInitial && levels <= 1 ? 'global' : 'namespace'
}

/** The stage of its life that decides about signals. A leader that ended before its threads lives on in them. */
export function lifeOf(table: ProcessTable, row: number): Life {
  if (table.dumping[row] === 1) return 'dumping'
  switch (table.state[row]) {
    case stopped:
      return 'stopped'
    case zombie:
    case dead:
      return (table.threads[row] ?? 1) > 1 ? 'running' : 'exiting'
  }
  return 'running'
}

/** One of the five masks: 0 SigPnd, 1 ShdPnd, 2 SigBlk, 3 SigIgn, 4 SigCgt. */
export function maskOf(table: ProcessTable, row: number, index: 0 | 1 | 2 | 3 | 4): SignalSet {
  const word = (table.maskSet[row] ?? 0) * 10 + index * 2
  return fromWords(table.masks[word] ?? 0, table.masks[word + 1] ?? 0)
}

const stopped = 'T'.charCodeAt(0)
const zombie = 'Z'.charCodeAt(0)
const dead = 'X'.charCodeAt(0)
