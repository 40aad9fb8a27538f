/**
 * From the facts of a status text to an observation: the source adds what stands beside the text, or why it cannot know.
 */
import type { Family } from '../../kernel/index.ts'
import { type Fact, known, unknown } from '../fact.ts'
import type { Observation, ThreadObservation } from '../observation.ts'
import type { StatusFacts } from './parse-status.ts'

/** What no status text says. */
export interface BesideStatus
  extends Pick<
    Observation,
    | 'source'
    | 'commandLine'
    | 'pidNamespace'
    | 'init'
    | 'startTime'
    | 'threads'
    | 'signalfd'
    | 'signalfds'
    | 'program'
  > {
  readonly family: Fact<Family>
}

/** The observation of a process whose status and circumstances are these; field by field, because spreading is slow. */
export function observationFrom(status: StatusFacts, beside: BesideStatus): Observation {
  const { width, pending, sharedPending, blocked, ignored, caught } = status.masks
  return {
    source: beside.source,
    pid: status.pid,
    name: status.name,
    commandLine: beside.commandLine,
    state: status.state,
    parent: status.parent,
    tracer: status.tracer,
    users: status.users,
    namespacePids: status.namespacePids,
    namespaceGroups: status.namespaceGroups,
    namespaceSessions: status.namespaceSessions,
    pidNamespace: beside.pidNamespace,
    isKernelThread: status.isKernelThread,
    isDumpingCore: status.isDumpingCore,
    init: beside.init,
    startTime: beside.startTime,
    signals: { width, family: beside.family, pending, sharedPending, blocked, ignored, caught },
    threads: beside.threads,
    threadCount: status.threadCount,
    signalfd: beside.signalfd,
    signalfds: beside.signalfds,
    queue: status.queue,
    capabilities: status.capabilities,
    noNewPrivileges: status.noNewPrivileges,
    seccomp: status.seccomp,
    program: beside.program,
  }
}

/** The threads as far as the status tells: a process with a single one is its own leader. */
export function threadsFrom(status: StatusFacts): Fact<readonly ThreadObservation[]> {
  const { pid, threadCount } = status
  if (!threadCount.known || !pid.known || threadCount.value !== 1) return unknown('not-asked')
  return known([threadFrom(pid.value, status)], threadCount.from)
}

/** One thread from a status of its own; what it waits for and sleeps in is not in there. */
export function threadFrom(tid: number, status: StatusFacts): ThreadObservation {
  const { state, masks, tracer } = status
  const { pending, blocked } = masks
  const notAsked = unknown('not-asked')
  return {
    tid,
    state,
    pending,
    blocked,
    awaited: notAsked,
    blockedBefore: notAsked,
    tracer,
    call: notAsked,
    sleepsIn: notAsked,
  }
}
