/**
 * What is read of a process beside its status: namespace, threads, signalfds and program; and how it all becomes one
 * observation. Each part may be refused on its own.  proc(5), ptrace(2) "Ptrace access mode checking"
 */
import { type Family, familyOf, signalTable } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { Observation } from '../observation.ts'
import { noProgramFacts } from '../program-facts.ts'
import { initFact } from '../status/init-fact.ts'
import { observationFrom, threadsFrom } from '../status/observation-from.ts'
import type { Depth } from './depth.ts'
import { readNamespace } from './namespaces.ts'
import { readProgram } from './program.ts'
import type { Reader } from './reader.ts'
import { readSignalfds, unionOf } from './signalfds.ts'
import { hasExeced, type Snapshot, settled, settledCommandLine } from './snapshot.ts'
import { readThreads } from './threads.ts'

export type Details = Pick<
  Observation,
  'pidNamespace' | 'init' | 'threads' | 'signalfds' | 'program'
>

export interface DetailOptions {
  readonly proc: string
  readonly pid: number
  /** `/proc/7`. */
  readonly directory: string
  readonly reader: Reader
  readonly depth: Depth
  readonly maxThreads: number
}

/** Reads what the depth allows; the rest is `not-asked`. */
export function readDetails(snapshot: Snapshot, options: DetailOptions): Details {
  const { status } = snapshot
  const { proc, pid, directory, reader, depth, maxThreads } = options
  const namespace = readNamespace(`${directory}/ns/pid`)
  const isDeep = depth !== 'status'
  const table = signalTable(hostFamily.known ? hostFamily.value : 'generic')
  // One number only: the process lives in the very namespace that procfs shows, so each tells the other.
  const { namespacePids, namespaceThreadGroups } = status
  const isDirect = namespacePids.known && namespacePids.value.length === 1
  const shown = reader.mountNamespace.known || !isDirect ? reader.mountNamespace : namespace
  const threads = isDeep
    ? readThreads(directory, pid, { table, limit: maxThreads })
    : threadsFrom(status)
  return {
    pidNamespace: namespace.known || !isDirect || !shown.known ? namespace : shown,
    init: initFact(namespaceThreadGroups, shown),
    threads,
    signalfds: isDeep ? readSignalfds(directory) : unknown('not-asked'),
    program:
      depth === 'program' ? readProgram(snapshot, { proc, directory, threads }) : noProgramFacts(),
  }
}

/** The observation made of two snapshots and of what was read between them. */
export function assemble(before: Snapshot, after: Snapshot, details: Details): Observation {
  const { status, startTime } = after
  const rest = hasExeced(before, after) ? withoutProgram(details) : details
  const isUnsaid = !status.isKernelThread.known && status.isKernelThread.why === 'absent'
  const isKernelThread = isUnsaid ? after.isKernelThread : status.isKernelThread
  return observationFrom(
    { ...status, isKernelThread, masks: settled(before, after) },
    {
      source: 'procfs',
      startTime,
      family: hostFamily,
      commandLine: settledCommandLine(before, after),
      signalfd: unionOf(rest.signalfds),
      ...rest,
    },
  )
}

/** After an exec nobody can say which program those parts were read of that an exec replaces. */
function withoutProgram(details: Details): Details {
  const why = unknown('in-motion')
  const { program } = details
  const replaced = { executable: why, elf: why, notified: why, descriptors: why }
  return { ...details, threads: why, signalfds: why, program: { ...program, ...replaced } }
}

/** procfs is this machine's own, so its masks use this machine's numbers. */
export const hostFamily: Fact<Family> = familyFact(process.arch)

function familyFact(machine: string): Fact<Family> {
  const family = familyOf(machine)
  return family === undefined
    ? unknown('not-asked', machine)
    : known(family, `this machine, ${machine}`)
}
