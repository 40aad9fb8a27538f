/**
 * What else could be the case where a fact is unknown: one row per assumption, with the fact it stands for and the
 * question as it would be otherwise. A set that was not read could hold any signal, so the alternative holds all: each
 * signal is ruled on by its own bit, and "all" covers every one of them.
 */
import {
  isEmpty,
  plainThread,
  type Question,
  type Target,
  type Thread,
  without,
} from '../kernel/index.ts'
import { type Fact, type Unknown, unknown, valueOr } from '../observe/fact.ts'
import type { Observation, ThreadObservation } from '../observe/observation.ts'
import type { Assumption } from './forecast.ts'
import type { Circumstances } from './likely-question.ts'

export interface Alternative {
  readonly assumption: Assumption
  readonly because: Unknown
  readonly isRare: boolean
  readonly question: Question
}

/** The alternatives that an observation leaves open, each with one assumption turned round. */
export function alternativesTo(
  likely: Question,
  observation: Observation,
  circumstances: Circumstances,
): Alternative[] {
  return rows.flatMap(({ assumption, isRare = false, fact, otherwise }) => {
    const open = fact(observation, likely, circumstances)
    if (open === undefined || open.known) return []
    const question = { ...likely, ...otherwise(likely, observation) }
    return [{ assumption, because: open, isRare, question }]
  })
}

interface Row {
  readonly assumption: Assumption
  /** The plain case nearly always holds; mentioned last. */
  readonly isRare?: true
  /** The fact that decides; `undefined` where the assumption does not matter for this process. */
  fact(
    observation: Observation,
    likely: Question,
    circumstances: Circumstances,
  ): Fact<unknown> | undefined
  /** What changes in the question when the assumption is wrong. */
  otherwise(likely: Question, observation: Observation): Partial<Question>
}

const rows: readonly Row[] = [
  {
    assumption: 'is-init',
    fact: ({ init, pid }, { target }) => (target.init === 'no' || pid.known ? undefined : init),
    otherwise: ({ target }) => ({ target: { ...target, init: 'no' } }),
  },
  {
    assumption: 'not-global-init',
    fact: ({ init, pid }) => (pid.known && pid.value === 1 ? init : undefined),
    otherwise: ({ target }) => ({ target: { ...target, init: 'global' } }),
  },
  {
    assumption: 'not-init',
    fact: ({ init }, { target }) => (target.init === 'no' ? init : undefined),
    otherwise: ({ target }) => ({ target: { ...target, init: 'namespace' } }),
  },
  {
    assumption: 'not-ignored',
    fact: ({ signals }) => signals.ignored,
    otherwise: ({ target, table }) => ({
      target: { ...target, ignored: without(without(table.all, table.killAndStop), target.caught) },
    }),
  },
  {
    assumption: 'not-caught',
    fact: ({ signals }) => signals.caught,
    otherwise: ({ target, table }) => ({
      target: { ...target, caught: without(without(table.all, table.killAndStop), target.ignored) },
    }),
  },
  {
    assumption: 'not-blocked',
    fact: ({ signals }) => signals.blocked,
    otherwise: ({ target, table }) => withThreads(target, [0], { blocked: table.all }),
  },
  {
    assumption: 'not-awaited',
    fact: (observation) => inUserSpace(observation, firstUnknownWait(observation.threads)),
    otherwise: ({ target, table }, { threads }) =>
      withThreads(target, unreadWaits(threads), { awaited: table.all, realBlocked: table.all }),
  },
  {
    assumption: 'blocked-before-wait',
    fact: ({ threads }) =>
      valueOr(threads, [])
        .filter(({ awaited }) => awaited.known && !isEmpty(awaited.value))
        .map(({ blockedBefore }) => blockedBefore)
        .find((before) => !before.known),
    otherwise: ({ target }) =>
      withThreads(target, [...target.threads.keys()], { realBlocked: plainThread.realBlocked }),
  },
  {
    assumption: 'other-threads-alike',
    fact: (observation) => {
      const { threads, threadCount } = observation
      const isAlone = threadCount.known && threadCount.value === 1
      return threads.known || isAlone ? undefined : inUserSpace(observation, threads)
    },
    otherwise: ({ target, table }) => {
      const waiting = { ...plainThread, awaited: table.all, realBlocked: table.all }
      return { target: { ...target, threads: [...target.threads, waiting] } }
    },
  },
  {
    assumption: 'no-signalfd',
    fact: (observation) => inUserSpace(observation, observation.signalfd),
    otherwise: ({ target, table }) => ({ target: { ...target, signalfd: table.all } }),
  },
  {
    assumption: 'kernel-spares-init',
    fact: (_, { target }, { measured }) =>
      measured || target.threads.length === 1 ? undefined : unknown('not-asked'),
    otherwise: ({ traits }) => ({ traits: { ...traits, shortcutSparesInit: false } }),
  },
  {
    assumption: 'not-traced',
    isRare: true,
    fact: ({ tracer }) => tracer,
    otherwise: ({ target }) => withThreads(target, [0], { traced: true }),
  },
  {
    assumption: 'running',
    isRare: true,
    fact: ({ state }) => state,
    otherwise: ({ target }) => ({ target: { ...target, life: 'stopped' } }),
  },
  {
    assumption: 'not-pending',
    isRare: true,
    fact: ({ signals }) => signals.sharedPending,
    otherwise: ({ target, table }) => ({ target: { ...target, pending: table.all } }),
  },
  {
    assumption: 'group-not-orphaned',
    isRare: true,
    fact: () => unknown('not-asked'),
    otherwise: ({ target }) => ({ target: { ...target, orphanedGroup: true } }),
  },
  {
    assumption: 'may-signal',
    fact: ({ users }) => users,
    otherwise: ({ target, sending }) => {
      const other = Math.max(sending.user.real, sending.user.effective) + 1
      return { target: { ...target, user: { real: other, saved: other } } }
    },
  },
]

function withThreads(
  target: Target,
  indices: readonly number[],
  change: Partial<Thread>,
): Partial<Question> {
  const threads = target.threads.map((thread, index) =>
    indices.includes(index) ? { ...thread, ...change } : thread,
  )
  return { target: { ...target, threads } }
}

/** Kernel threads neither call sigwait nor read signalfds. */
function inUserSpace(
  { isKernelThread }: Observation,
  fact: Fact<unknown> | undefined,
): Fact<unknown> | undefined {
  return isKernelThread.known && isKernelThread.value ? undefined : fact
}

function unreadWaits(threads: Fact<readonly ThreadObservation[]>): number[] {
  if (!threads.known) return [0]
  return [...threads.value.keys()].filter((index) => !threads.value[index]?.awaited.known)
}

function firstUnknownWait(threads: Fact<readonly ThreadObservation[]>): Fact<unknown> | undefined {
  if (!threads.known) return threads
  return threads.value.map(({ awaited }) => awaited).find((awaited) => !awaited.known)
}
