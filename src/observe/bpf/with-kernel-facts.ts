/**
 * An observation of procfs, completed by what only the kernel's own structures say. Nothing is added to an observation of
 * another process that had the number before.
 */
import { intersection, noSignals, union } from '../../kernel/index.ts'
import { type Fact, known, valueOr } from '../fact.ts'
import type { Observation, ThreadObservation } from '../observation.ts'
import type { KernelFacts, KernelThreadFacts } from './process-facts.ts'

/** The observation with the facts of the same process; as it is, when they are another's. */
export function withKernelFacts(observation: Observation, facts: KernelFacts): Observation {
  if (!isSame(observation.pid, facts.pid) || !isSame(observation.startTime, facts.startTime)) {
    return observation
  }
  const { threads, program, signals } = observation
  const byTid = new Map(facts.threads.map((thread) => [thread.tid, thread]))
  const caught = valueOr(signals.caught, facts.caught)
  const complete = (thread: ThreadObservation): ThreadObservation => {
    const own = byTid.get(thread.tid)
    return own === undefined ? thread : { ...thread, awaited: awaitedOf(thread, own, caught) }
  }
  return {
    ...observation,
    threads: threads.known
      ? { ...threads, value: threads.value.map(complete) }
      : known(facts.threads.map(asObserved), 'kernel: tasks'),
    program: {
      ...program,
      oneShot: known(facts.oneShot, 'kernel: sighand->action[].sa_flags SA_RESETHAND'),
      unkillable: known(facts.unkillable, 'kernel: signal->flags SIGNAL_UNKILLABLE'),
    },
  }
}

/**
 * What it waits for as far as that decides: what was blocked before is taken whatever its disposition, what was not only where
 * a handler would have to run. The whole set it asked for is in its memory, which procfs shows.
 */
function awaitedOf(
  thread: ThreadObservation,
  own: KernelThreadFacts,
  caught: KernelFacts['caught'],
): ThreadObservation['awaited'] {
  const asked = intersection(valueOr(thread.awaited, noSignals), caught)
  return known(union(own.awaited, asked), realBlocked)
}

function asObserved({ tid, pending, blocked, awaited }: KernelThreadFacts): ThreadObservation {
  const absent = { known: false, why: 'not-asked' } as const
  return {
    tid,
    state: absent,
    pending: known(pending, 'kernel: pending'),
    blocked: known(blocked, 'kernel: blocked'),
    awaited: known(awaited, realBlocked),
    tracer: absent,
  }
}

const realBlocked = 'kernel: real_blocked'

/** What is not known does not speak against it. */
function isSame(fact: Fact<number>, value: number): boolean {
  return !fact.known || fact.value === value
}
