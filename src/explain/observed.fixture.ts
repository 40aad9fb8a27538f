/** Observations for tests: a fully read, plain process, and one about which nothing is known. */
import { noSignals, setOf } from '../kernel/index.ts'
import { known, unknown } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import { noProgramFacts } from '../observe/program-facts.ts'

const here = '/proc/1/status'

/** PID 1 of a container: root, one sleeping thread, all dispositions default, everything read. */
export const quietInit: Observation = {
  source: 'procfs',
  pid: known(1, here),
  name: known('app', here),
  commandLine: known(['app'], '/proc/1/cmdline'),
  state: known('S', here),
  parent: known(0, here),
  tracer: known(0, here),
  users: known({ real: 0, effective: 0, saved: 0, filesystem: 0 }, here),
  namespacePids: known([1], here),
  namespaceGroups: known([1], here),
  namespaceSessions: known([1], here),
  pidNamespace: known(4026532000, '/proc/1/ns/pid'),
  isKernelThread: known(false, here),
  isDumpingCore: known(false, here),
  init: known('namespace', here),
  startTime: known(100, '/proc/1/stat'),
  signals: {
    width: known(16, here),
    family: known('generic', 'this machine'),
    pending: known(noSignals, here),
    sharedPending: known(noSignals, here),
    blocked: known(noSignals, here),
    ignored: known(noSignals, here),
    caught: known(noSignals, here),
  },
  threads: known(
    [
      {
        tid: 1,
        state: known('S', here),
        pending: known(noSignals, here),
        blocked: known(noSignals, here),
        blockedBefore: known(noSignals, here),
        awaited: known(noSignals, '/proc/1/task/1/syscall'),
        tracer: known(0, here),
        call: unknown('not-asked'),
        sleepsIn: unknown('not-asked'),
      },
    ],
    '/proc/1/task',
  ),
  threadCount: known(1, here),
  signalfd: known(noSignals, '/proc/1/fdinfo'),
  signalfds: known([], '/proc/1/fdinfo'),
  queue: known({ used: 0, limit: 100 }, here),
  capabilities: known(0n, here),
  noNewPrivileges: known(false, here),
  seccomp: known(0, here),
  program: noProgramFacts(),
}

/** The same process seen through /proc/PID/status alone: nothing about waiting threads or signalfds. */
export const statusOnly: Observation = {
  ...quietInit,
  threads: unknown('not-asked'),
  signalfd: unknown('not-asked'),
  signalfds: unknown('not-asked'),
}

/** With these handlers. */
export function catching(observation: Observation, ...signals: number[]): Observation {
  return {
    ...observation,
    signals: { ...observation.signals, caught: known(setOf(...signals), here) },
  }
}

/** With this leader mask, read per thread too where the threads were read. */
export function blocking(observation: Observation, ...signals: number[]): Observation {
  const blocked = known(setOf(...signals), here)
  const { threads } = observation
  return {
    ...observation,
    signals: { ...observation.signals, blocked },
    threads: threads.known
      ? known(
          threads.value.map((thread) => ({ ...thread, blocked })),
          threads.from,
        )
      : threads,
  }
}
