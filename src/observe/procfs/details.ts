/**
 * What is read of a process beside its status: arguments, namespace, threads and signalfds; and how it all becomes one
 * observation. Each part may be refused on its own.  proc(5), ptrace(2) "Ptrace access mode checking"
 */
import { type Family, familyOf, signalTable } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'
import { noProgramFacts } from '../program-facts.ts'
import { initFact } from '../status/init-fact.ts'
import { observationFrom, threadsFrom } from '../status/observation-from.ts'
import { readCommandLine } from './command-line.ts'
import { readNamespace } from './namespaces.ts'
import type { Reader } from './reader.ts'
import { readSignalfds } from './signalfds.ts'
import { type Snapshot, settled } from './snapshot.ts'
import { readThreads } from './threads.ts'

export type Details = Pick<
  Observation,
  'commandLine' | 'pidNamespace' | 'init' | 'threads' | 'signalfd'
>

export interface DetailOptions {
  readonly pid: number
  /** `/proc/7`. */
  readonly directory: string
  readonly reader: Reader
  readonly depth: 'status' | 'threads'
  readonly maxThreads: number
}

/** Reads what the depth allows; the rest is `not-asked`. */
export function readDetails({ status }: Snapshot, options: DetailOptions): Details {
  const { pid, directory, reader, depth, maxThreads } = options
  const namespace = readNamespace(`${directory}/ns/pid`)
  const isDeep = depth === 'threads'
  const table = signalTable(hostFamily.known ? hostFamily.value : 'generic')
  // One number only: the process lives in the very namespace that procfs shows, so each tells the other.
  const { namespacePids, namespaceThreadGroups } = status
  const isDirect = namespacePids.known && namespacePids.value.length === 1
  const shown = reader.mountNamespace.known || !isDirect ? reader.mountNamespace : namespace
  return {
    commandLine: readCommandLine(directory),
    pidNamespace: namespace.known || !isDirect || !shown.known ? namespace : shown,
    init: initFact(namespaceThreadGroups, shown),
    threads: isDeep
      ? readThreads(directory, pid, { table, limit: maxThreads })
      : threadsFrom(status),
    signalfd: isDeep ? readSignalfds(directory) : unknown('not-asked'),
  }
}

/** The observation made of two snapshots and of what was read between them. */
export function assemble(before: Snapshot, after: Snapshot, details: Details): Observation {
  const { status, startTime } = after
  const isUnsaid = !status.isKernelThread.known && status.isKernelThread.why === 'absent'
  const isKernelThread = isUnsaid ? after.isKernelThread : status.isKernelThread
  return observationFrom(
    { ...status, isKernelThread, masks: settled(before, after) },
    { source: 'procfs', startTime, family: hostFamily, program: noProgramFacts(), ...details },
  )
}

/** procfs is this machine's own, so its masks use this machine's numbers. */
export const hostFamily: Fact<Family> = familyFact(process.arch)

function familyFact(machine: string): Fact<Family> {
  const family = familyOf(machine)
  return family === undefined
    ? unknown('not-asked', machine)
    : known(family, `this machine, ${machine}`)
}
