/**
 * The ruling: the steps are asked in order, and the first to claim a signal decides about it. All signals are ruled on at
 * once; what becomes of one of them, and why, is read off the same result.
 */
import { calls } from './sending.ts'
import {
  has,
  intersection,
  isEmpty,
  noSignals,
  type SignalSet,
  signalsIn,
  union,
  without,
} from './signal-set.ts'
import { type Question, type Situation, situationOf } from './situation.ts'
import type { Errno, Fate, Step, StepId } from './step.ts'
import { deliverySteps, steps } from './steps/index.ts'

/** What the tracepoint signal:signal_generate reports as `res`; `none` when the call is refused before it. */
export type TraceResult =
  | 'delivered'
  | 'ignored'
  | 'already-pending'
  | 'overflow'
  | 'lost-info'
  | 'none'

/** The number of a {@link TraceResult} in the trace event.  include/trace/events/signal.h */
export const traceResultNumbers: Readonly<Record<Exclude<TraceResult, 'none'>, number>> = {
  delivered: 0,
  ignored: 1,
  'already-pending': 2,
  overflow: 3,
  'lost-info': 4,
}

/** What each step claimed, in the order of {@link Rulings.steps}; every signal is in exactly one of the sets. */
export interface Rulings {
  readonly situation: Situation
  readonly steps: readonly Step[]
  readonly claimed: readonly SignalSet[]
}

/** What becomes of one signal. */
export interface Ruling {
  readonly signal: number
  readonly fate: Fate
  /** The step that decided. */
  readonly step: StepId
  /** Set exactly when the fate is `refused`. */
  readonly errno?: Errno
  readonly result: TraceResult
  /** Where it was queued, if it came that far. */
  readonly queue: 'shared' | 'private' | 'none'
  /** SIGCONT has resumed a stopped process, whatever became of the signal itself. */
  readonly resumes: boolean
}

/** Rules on all signals of the table. Another list of steps asks what the kernel would do with other rules. */
export function rule(question: Question, list: readonly Step[] = steps): Rulings {
  return ruleWith(list, situationOf(question))
}

/**
 * Rules on signals that are queued already and that a thread takes now: the second half of the steps. The question
 * must describe the target at that moment, with the mask that let the signal through.
 */
export function ruleDelivery(question: Question, list: readonly Step[] = deliverySteps): Rulings {
  return ruleWith(list, situationOf(question))
}

/** The ruling on one signal; a number outside the table throws. */
export function rulingOn(signal: number, { situation, steps, claimed }: Rulings): Ruling {
  const step = steps[claimed.findIndex((set) => has(set, signal))]
  if (step) return rulingBy(step, signal, situation)
  throw new RangeError(`no ruling on signal ${signal}: the table ends at ${situation.table.last}`)
}

/** The rulings on these signals, by number. */
export function rulingsOn(
  signals: SignalSet,
  { situation, steps, claimed }: Rulings,
): ReadonlyMap<number, Ruling> {
  const rulings = new Map<number, Ruling>()
  steps.forEach((step, index) => {
    for (const signal of signalsIn(intersection(signals, claimed[index] ?? noSignals))) {
      rulings.set(signal, rulingBy(step, signal, situation))
    }
  })
  return rulings
}

/** The signals that two rulings, by the same list of steps, leave to different steps. */
export function decidedElsewhere(a: Rulings, b: Rulings): SignalSet {
  return a.claimed.reduce(
    (left, set, index) => without(left, intersection(set, b.claimed[index] ?? noSignals)),
    a.situation.table.all,
  )
}

/** The signals that meet a fate. */
export function withFate(fate: Fate, { steps, claimed }: Rulings): SignalSet {
  return claimed.reduce(
    (found, set, index) => (steps[index]?.fate === fate ? union(found, set) : found),
    noSignals,
  )
}

function rulingBy(step: Step, signal: number, situation: Situation): Ruling {
  const result = resultOf(step, signal, situation)
  const isQueued = result === 'delivered' || result === 'lost-info'
  const errno = step.errno?.(situation)
  const ruling: Ruling = {
    signal,
    fate: step.fate,
    step: step.id,
    result,
    queue: isQueued ? calls[situation.sending.call].queue : 'none',
    resumes: resumes(step, signal, situation),
  }
  return errno === undefined ? ruling : { ...ruling, errno }
}

function ruleWith(list: readonly Step[], situation: Situation): Rulings {
  const claimed: SignalSet[] = new Array(list.length).fill(noSignals)
  let left = situation.table.all
  for (let index = 0; index < list.length && !isEmpty(left); index++) {
    const claims = list[index]?.claims(situation) ?? noSignals
    if (isEmpty(claims)) continue
    claimed[index] = intersection(claims, left)
    left = without(left, claims)
  }
  return { situation, steps: list, claimed }
}

function resultOf(step: Step, signal: number, { sending, table }: Situation): TraceResult {
  switch (step.fate) {
    case 'refused':
      return step.id === 'queue-full' ? 'overflow' : 'none'
    case 'dropped':
      return 'ignored'
    case 'merged':
      return 'already-pending'
    case 'pending':
    case 'taken':
    case 'trapped':
    case 'discarded':
    case 'handled':
    case 'stopped':
    case 'dumped':
    case 'killed': {
      const overridesLimit = calls[sending.call].overridesLimit || sending.claimsKernel
      const isStandard = has(table.standard, signal)
      const hasNoInfo = has(table.kill, signal) || (isStandard && overridesLimit)
      return sending.queueFull && !hasNoInfo ? 'lost-info' : 'delivered'
    }
  }
}

/** prepare_signal() resumes the process before anyone asks whether the signal is ignored or blocked. */
function resumes(step: Step, signal: number, { target, table }: Situation): boolean {
  const reachedTarget = step.fate !== 'refused' || step.id === 'queue-full'
  return target.life === 'stopped' && has(table.cont, signal) && reachedTarget
}
