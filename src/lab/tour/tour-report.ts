/**
 * What the tour found: programs that were PID 1 of a fresh PID namespace, what was forecast for four signals, and what
 * then happened. Plain data; sentences are made elsewhere.
 */
import type { Forecast, Vantage } from '../../explain/forecast.ts'
import type { ExitStatus } from '../../kernel/index.ts'
import type { Observation } from '../../observe/observation.ts'
import type { WhyLeftOut } from '../inits/left-out.ts'
import type { Returned } from '../inits/send.ts'
import type { Agreement } from './agreement.ts'
import type { Conclusion } from './conclusions.ts'
import type { Chapter, InitId } from './inits.ts'

/** The whole tour. */
export interface TourReport {
  readonly ground: Ground
  /** In the order of the table of inits, without those that were left out. */
  readonly inits: readonly InitReport[]
  readonly leftOut: readonly LeftOut[]
  readonly conclusions: readonly Conclusion[]
  readonly tally: Tally
  readonly milliseconds: number
}

/** Where the tour went: through the running kernel, or through the model alone, and why. */
export type Ground =
  | {
      readonly kind: 'kernel'
      /** As uname(2) has it, such as `6.18.44`. */
      readonly release: string
      /** As Node names it, such as `x64`. */
      readonly machine: string
      /** Whether a user namespace was needed to make PID namespaces, as it is without root. */
      readonly namespaces: 'plain' | 'user'
    }
  | ({ readonly kind: 'model' } & WhyModel)

/** Why nothing was tried; `code` is the error's, where there was one. */
export interface WhyModel {
  readonly why: 'platform' | 'no-namespaces' | 'not-executable' | 'did-not-start' | 'asked'
  readonly code?: string
}

/** One program as PID 1. */
export interface InitReport {
  readonly id: InitId
  readonly chapter: Chapter
  /** As it was run; absent for the laboratory's own subject. */
  readonly command?: readonly string[]
  /** The process of the first experiment, before anything was sent; on the model, a sample of one. */
  readonly observation: Observation
  readonly experiments: readonly Experiment[]
}

/** One signal, sent from one place to a fresh process. */
export interface Experiment {
  /** Number in the machine's own table. */
  readonly signal: number
  readonly from: Vantage
  /** Made from an observation of this very process, before anything was sent. */
  readonly forecast: Forecast
  readonly fact: Fact
  readonly agreement: Agreement
}

/** What really happened. */
export type Fact =
  | { readonly kind: 'not-tried' }
  | {
      readonly kind: 'tried'
      readonly returned: Returned
      readonly became: Became
    }

/** What became of the process. */
export type Became =
  | { readonly kind: 'ended'; readonly status: ExitStatus }
  | { readonly kind: 'stopped'; readonly signal: number }
  | {
      readonly kind: 'alive'
      /**
       * `answered`: it served a request that was made after the signal, so it had taken the signal by then.
       * `watched`: it was watched for so long after the call, and slept again in its usual system call.
       * `restless`: it was watched, and never came to rest.
       */
      readonly proof: 'answered' | 'watched' | 'restless'
      /** How long it was watched; 0 for `answered`. */
      readonly milliseconds: number
      /** The signal is still in one of its queues. */
      readonly pending: boolean
      /** It has a handler for the signal now: a program may have taken it back. */
      readonly caught: boolean
    }

/** A program of the table that is not in the report, and why. */
export interface LeftOut extends WhyLeftOut {
  readonly id: InitId
}

/** How many forecasts came out how; `tried` is their sum. */
export interface Tally {
  readonly tried: number
  readonly agreed: number
  readonly decided: number
  readonly excepted: number
  readonly contradicted: number
  /** Calls of kill(2) that returned 0, and how many of those left the process as it was. */
  readonly returnedZero: number
  readonly leftAlive: number
}
