/**
 * All tables of cases, in the order they are played.
 */
import type { TableId } from '../case.ts'
import { alreadyPending } from './already-pending.ts'
import { coreDump } from './core-dump.ts'
import { forgedInfo } from './forged-info.ts'
import { gone } from './gone.ts'
import { onCpu } from './on-cpu.ts'
import { orphanedGroup } from './orphaned-group.ts'
import { permission } from './permission.ts'
import { queueFull } from './queue-full.ts'
import { reach } from './reach.ts'
import { signalfd } from './signalfd.ts'
import { sigwait } from './sigwait.ts'
import { singleThread } from './single-thread.ts'
import { stopped } from './stopped.ts'
import type { CaseTable } from './table.ts'
import { traced } from './traced.ts'
import { twoThreads } from './two-threads.ts'
import { waitingThread } from './waiting-thread.ts'

/** The tables, by name. */
export const tables: Readonly<Record<TableId, CaseTable>> = {
  'single-thread': singleThread,
  'two-threads': twoThreads,
  sigwait,
  'waiting-thread': waitingThread,
  signalfd,
  stopped,
  'orphaned-group': orphanedGroup,
  'already-pending': alreadyPending,
  'queue-full': queueFull,
  permission,
  gone,
  reach,
  'forged-info': forgedInfo,
  'on-cpu': onCpu,
  traced,
  'core-dump': coreDump,
}
