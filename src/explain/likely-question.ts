/**
 * From an observation to the question that is put to the kernel model. Where a fact is unknown, the plain case is taken;
 * alternatives.ts lists what else it could be.
 */
import {
  type Family,
  isEmpty,
  type KernelTraits,
  type Life,
  noSignals,
  plainSending,
  plainTarget,
  plainThread,
  type Question,
  type SenderUser,
  signalTable,
  type Target,
  type Thread,
} from '../kernel/index.ts'
import { valueOr } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import type { Vantage } from './forecast.ts'

/** Who asks, and about which kernel. */
export interface Circumstances {
  readonly traits: KernelTraits
  /** The traits were measured on the very kernel the target runs on. */
  readonly measured: boolean
  /** The sender's user. For pasted text nobody knows it: say root, and the forecast is about the rest. */
  readonly user: SenderUser
}

/** The question as it most likely stands, sent from the given place with kill(2). */
export function likelyQuestion(
  observation: Observation,
  from: Vantage,
  { traits, user }: Circumstances,
): Question {
  return {
    target: likelyTarget(observation),
    sending: { ...plainSending, from: from === 'host' ? 'ancestor' : 'inside', user },
    table: signalTable(likelyFamily(observation)),
    traits,
  }
}

/** The family of signal numbers: said by the source, or told by the width of the masks, or the common one. */
export function likelyFamily({ signals }: Observation): Family {
  if (signals.family.known) return signals.family.value
  return valueOr(signals.width, 16) === 32 ? 'mips' : 'generic'
}

function likelyTarget(observation: Observation): Target {
  const { signals, users } = observation
  return {
    ...plainTarget,
    init: likelyInit(observation),
    ignored: valueOr(signals.ignored, noSignals),
    caught: valueOr(signals.caught, noSignals),
    threads: likelyThreads(observation),
    pending: valueOr(signals.sharedPending, noSignals),
    life: likelyLife(observation),
    user: users.known ? users.value : plainTarget.user,
    signalfd: valueOr(observation.signalfd, noSignals),
  }
}

/** Masks without any process are taken for those of an init: that is whom people ask about. */
export function likelyInit({ init, pid }: Observation): Target['init'] {
  if (init.known) return init.value
  return pid.known && pid.value !== 1 ? 'no' : 'namespace'
}

function likelyThreads({ threads, signals, tracer }: Observation): readonly Thread[] {
  const leader: Thread = {
    ...plainThread,
    blocked: valueOr(signals.blocked, noSignals),
    pending: valueOr(signals.pending, noSignals),
    traced: valueOr(tracer, 0) !== 0,
  }
  if (!threads.known || threads.value.length === 0) return [leader]
  return threads.value.map((thread) => {
    const awaited = valueOr(thread.awaited, noSignals)
    return {
      blocked: valueOr(thread.blocked, leader.blocked),
      realBlocked: isEmpty(awaited) ? noSignals : valueOr(thread.blockedBefore, awaited),
      awaited,
      pending: valueOr(thread.pending, noSignals),
      traced: valueOr(thread.tracer, 0) !== 0,
    }
  })
}

/** A leader that has ended while other threads live on (state Z, more than one thread) still takes signals. */
function likelyLife({ state, threadCount, isDumpingCore }: Observation): Life {
  if (valueOr(isDumpingCore, false)) return 'dumping'
  if (!state.known) return 'running'
  switch (state.value) {
    case 'T':
      return 'stopped'
    case 'Z':
    case 'X':
      return valueOr(threadCount, 1) > 1 ? 'running' : 'exiting'
    case 'R':
    case 'S':
    case 'D':
    case 't':
    case 'P':
    case 'I':
    case 'W':
    case 'K':
    case 'other':
      return 'running'
  }
}
