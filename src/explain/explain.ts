/**
 * The explanation of one process: for each signal asked about and each place to send it from, the ruling of the kernel
 * model, the steps that led to it, and what would change it among the facts nobody could read.
 */
import {
  decidedElsewhere,
  type Question,
  type Ruling,
  type Rulings,
  rule,
  ruleDelivery,
  rulingOn,
  rulingsOn,
  setOf,
  signalsIn,
  signalTable,
  type TraceEntry,
  trace,
} from '../kernel/index.ts'
import type { Observation } from '../observe/observation.ts'
import { type Alternative, alternativesTo } from './alternatives.ts'
import type { Confidence, Exception, Explanation, Forecast, Vantage } from './forecast.ts'
import { kindOf } from './kind.ts'
import { type Circumstances, likelyFamily, likelyInit, likelyQuestion } from './likely-question.ts'
import { remediesFor } from './remedies.ts'

export interface ExplainOptions extends Circumstances {
  /** Signal numbers in the target's own family; all of them when left out. */
  readonly signals?: readonly number[]
  /** The place they are sent from; all that make a difference when left out. */
  readonly from?: Vantage
}

/** Explains what signals would do to a process; sends nothing and reads nothing. */
export function explain(observation: Observation, options: ExplainOptions): Explanation {
  const { all } = signalTable(likelyFamily(observation))
  const signals = options.signals ?? signalsIn(all)
  const sides = vantagesOf(observation).filter((from) => (options.from ?? from) === from)
  const forecasts = sides.flatMap((from) => forecastsFrom(from, observation, signals, options))
  return {
    observation,
    kind: kindOf(observation),
    forecasts,
    remedies: remediesFor(observation, forecasts),
  }
}

/** The place of the sender matters for the init of a namespace only; nothing is outside of the machine's own. */
function vantagesOf(observation: Observation): readonly Vantage[] {
  const mayBeInit = likelyInit(observation) === 'namespace' || !observation.init.known
  return mayBeInit ? ['inside', 'host'] : ['inside']
}

function forecastsFrom(
  from: Vantage,
  observation: Observation,
  signals: readonly number[],
  circumstances: Circumstances,
): Forecast[] {
  const question = likelyQuestion(observation, from, circumstances)
  const rulings = rule(question)
  const { all, last } = question.table
  const likely = rulingsOn(signals.length === last ? all : setOf(...signals), rulings)
  const alternatives = alternativesTo(question, observation, circumstances).map((alternative) => {
    const other = rule(alternative.question)
    return { ...alternative, otherwise: rulingsOn(decidedElsewhere(rulings, other), other) }
  })
  return signals.map((signal) => {
    const ruling = likely.get(signal) ?? rulingOn(signal, rulings)
    return new Ruled(from, ruling, rulings, question, exceptionsTo(ruling, alternatives))
  })
}

/** What else could become of the signal: only what differs. */
function exceptionsTo(
  { signal, fate }: Ruling,
  alternatives: readonly (Alternative & { readonly otherwise: ReadonlyMap<number, Ruling> })[],
): readonly Exception[] {
  let exceptions: Exception[] | undefined
  for (const { assumption, because, isRare, otherwise } of alternatives) {
    const ruling = otherwise.get(signal)
    if (ruling === undefined || ruling.fate === fate) continue
    exceptions ??= []
    exceptions.push({ assumption, because, isRare, ruling })
  }
  return exceptions ?? none
}

const none: readonly Exception[] = []

/** A forecast that works out the steps only when they are read: few of the many are. */
class Ruled implements Forecast {
  readonly signal: number
  readonly from: Vantage
  readonly ruling: Ruling
  readonly question: Question
  readonly afterwards?: Ruling
  readonly exceptions: readonly Exception[]
  readonly confidence: Confidence
  readonly #rulings: Rulings

  constructor(
    from: Vantage,
    ruling: Ruling,
    rulings: Rulings,
    question: Question,
    exceptions: readonly Exception[],
  ) {
    this.signal = ruling.signal
    this.from = from
    this.ruling = ruling
    this.question = question
    const later = afterwards(ruling, question)
    if (later) this.afterwards = later
    this.exceptions = exceptions
    this.confidence = confidenceIn(exceptions)
    this.#rulings = rulings
  }

  get trace(): readonly TraceEntry[] {
    return trace(this.signal, this.#rulings)
  }
}

function confidenceIn(exceptions: readonly Exception[]): Confidence {
  if (exceptions.length === 0) return 'certain'
  const isGroundless = exceptions.some(({ assumption }) => assumption === 'not-caught')
  return isGroundless ? 'unknown' : 'conditional'
}

/** What becomes of a queued signal when a thread unblocks it, or when the stopped process is resumed. */
function afterwards(ruling: Ruling, question: Question): Ruling | undefined {
  if (ruling.fate !== 'pending') return undefined
  const target = {
    ...question.target,
    life: 'running' as const,
    threads: question.target.threads.map((thread) => ({
      ...thread,
      blocked: signalTable(question.table.family).killAndStop,
    })),
  }
  const rulings: Rulings = ruleDelivery({ ...question, target })
  return rulingOn(ruling.signal, rulings)
}
