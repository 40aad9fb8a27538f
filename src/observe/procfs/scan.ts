/**
 * The whole machine at a glance: the status of every process in one table, fast enough to be read again and again. One file
 * per process and nothing beside it, because nearly all the time goes into the kernel writing that text. Who sleeps in sigwait
 * or reads a signalfd is not in it; observeProcess() looks deeper at those that matter.  proc_pid_status(5)
 */
import { unknown, valueOr } from '../fact.ts'
import type { Observation } from '../observation.ts'
import { noProgramFacts } from '../program-facts.ts'
import { initFact } from '../status/init-fact.ts'
import { observationFrom, threadsFrom } from '../status/observation-from.ts'
import { parseStatus, type StatusFacts } from '../status/parse-status.ts'
import { hostFamily } from './details.ts'
import type { ObserveError } from './missing.ts'
import { type ProcessTable, processTable } from './process-table.ts'
import { fromLatin1, isProcfs, readDirectory, readLatin1 } from './read.ts'
import { type Reader, readReader } from './reader.ts'
import { RowReader } from './row-reader.ts'
import { isGone } from './thread-status.ts'

export interface Scan {
  readonly table: ProcessTable
  /** Names of the inits of PID namespaces, by row. */
  readonly names: ReadonlyMap<number, string>
  /** Processes whose status is not that of a kernel with 64 signals; none on most machines, all on some. */
  readonly irregular: readonly Observation[]
  /** How many ended while the others were read. */
  readonly vanished: number
  /** How many are listed but may not be read. Whom hidepid=2 hides is not even listed. */
  readonly refused: number
  readonly reader: Reader
  readonly proc: string
}

export interface ScanOptions {
  /** Where procfs is mounted; `/proc` unless told otherwise. */
  readonly proc?: string
  /** A table to write into, such as that of the last scan; its rows are lost, and it grows when it must. */
  readonly table?: ProcessTable
}

export type ScanResult =
  | { readonly ok: true; readonly scan: Scan }
  | { readonly ok: false; readonly error: ObserveError }

/** Reads the status of every process that procfs lists. */
export function scanProcesses(options: ScanOptions = {}): ScanResult {
  const proc = options.proc ?? '/proc'
  const listing = readDirectory(proc)
  if (!listing.ok || !isProcfs(proc))
    return { ok: false, error: { code: 'not-procfs', path: proc } }
  const reader = readReader(proc)
  const pids = listing.value.filter(isNumber)
  const table = roomFor(pids.length, options.table)
  const rows = new RowReader(table)
  const names = new Map<number, string>()
  const irregular: Observation[] = []
  let vanished = 0
  let refused = 0
  for (const pid of pids) {
    const path = `${proc}/${pid}/status`
    const text = readLatin1(path)
    if (!text.ok) {
      if (text.why === 'vanished') vanished++
      else refused++
    } else if (rows.add(pid, text.value)) {
      const row = table.rows - 1
      if (table.innermostPid[row] === 1) names.set(row, nameOf(text.value, path))
    } else {
      const status = parseStatus(fromLatin1(text.value), path)
      if (isGone(status)) vanished++
      else irregular.push(fromStatus(status, reader))
    }
  }
  return { ok: true, scan: { table, names, irregular, vanished, refused, reader, proc } }
}

/** The table of the last scan, if it is large enough for this one. */
function roomFor(rows: number, table: ProcessTable | undefined): ProcessTable {
  const isLarge = table !== undefined && table.pid.length >= rows
  return isLarge ? table : processTable(Math.ceil(rows * 1.25))
}

function isNumber(name: string): boolean {
  const first = name.charCodeAt(0)
  return first >= 0x30 && first <= 0x39
}

/** The name in the first line of a status text. */
export function nameOf(latin1: string, path: string): string {
  return valueOr(parseStatus(fromLatin1(latin1.slice(0, latin1.indexOf('\n') + 1)), path).name, '')
}

function fromStatus(status: StatusFacts, { mountNamespace }: Reader): Observation {
  const notAsked = unknown('not-asked')
  return observationFrom(status, {
    source: 'procfs',
    commandLine: notAsked,
    pidNamespace: notAsked,
    init: initFact(status.namespaceThreadGroups, mountNamespace),
    startTime: notAsked,
    threads: threadsFrom(status),
    signalfd: notAsked,
    signalfds: notAsked,
    program: noProgramFacts(),
    family: hostFamily,
  })
}
