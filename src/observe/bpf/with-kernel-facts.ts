/**
 * An observation of procfs, completed by what only the kernel's own structures say. Nothing is added to an observation of
 * another process that had the number before.
 */
import { intersection, noSignals, union } from '../../kernel/index.ts'
import { type Fact, known, valueOr } from '../fact.ts'
import type { Observation, ThreadObservation } from '../observation.ts'
import type { ProcessTree } from '../process-tree.ts'
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
    if (own === undefined) return thread
    const blockedBefore = known(own.fullMask, realBlocked)
    return { ...thread, awaited: awaitedOf(thread, own, caught), blockedBefore }
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

/** A process and its descendants, each completed in the same way. */
export function treeWithKernelFacts(
  { observation, children }: ProcessTree,
  facts: (pid: number) => KernelFacts | undefined,
): ProcessTree {
  const { pid } = observation
  const own = pid.known ? facts(pid.value) : undefined
  return {
    observation: own === undefined ? observation : withKernelFacts(observation, own),
    children: children.known
      ? { ...children, value: children.value.map((child) => treeWithKernelFacts(child, facts)) }
      : children,
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

function asObserved({
  tid,
  pending,
  blocked,
  fullMask,
  awaited,
}: KernelThreadFacts): ThreadObservation {
  const absent = { known: false, why: 'not-asked' } as const
  return {
    tid,
    state: absent,
    pending: known(pending, 'kernel: pending'),
    blocked: known(blocked, 'kernel: blocked'),
    awaited: known(awaited, realBlocked),
    blockedBefore: known(fullMask, realBlocked),
    tracer: absent,
    call: absent,
    sleepsIn: absent,
  }
}

const realBlocked = 'kernel: real_blocked'

/** What is not known does not speak against it. */
function isSame(fact: Fact<number>, value: number): boolean {
  return !fact.known || fact.value === value
}
