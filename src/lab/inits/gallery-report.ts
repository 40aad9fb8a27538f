/**
 * What the gallery found: real programs that were PID 1 of a fresh PID namespace, and what became of each after each
 * signal. Plain data; sentences are made elsewhere.
 */
import type { Vantage } from '../../explain/forecast.ts'
import type { ExitStatus, SignalSet } from '../../kernel/index.ts'
import type { Family } from './family.ts'
import type { InitKind } from './init-row.ts'
import type { WhyNotShown } from './left-out.ts'
import type { Returned } from './send.ts'

/** The whole gallery; `F` is what the caller forecast for each experiment. */
export interface GalleryReport<F> {
  /** As uname(2) has it, such as `6.18.44`. */
  readonly release: string
  /** As Node names it, such as `x64`. */
  readonly machine: string
  /** In the order of the table, without those that were left out. */
  readonly rows: readonly RowReport<F>[]
  readonly leftOut: readonly LeftOut[]
  readonly milliseconds: number
}

/** One program as PID 1. */
export interface RowReport<F> {
  readonly id: string
  readonly title: string
  readonly kind: InitKind
  /** As it was run; absent for the laboratory's own subject. */
  readonly command?: readonly string[]
  /** The file that was executed, and the one it executes at rest where that is another; empty for the subject. */
  readonly programs: readonly Installed[]
  /** The first process at rest, before anything was sent. */
  readonly atRest: Family
  readonly experiments: readonly Experiment<F>[]
  /** Experiments for which no process came to rest, although the first did. */
  readonly untried: readonly (Sending & WhyNotShown)[]
}

/** A program, and where it comes from. */
export interface Installed {
  readonly file: string
  /** Name and version of the Node package or the Debian package that the file belongs to. */
  readonly package?: string
  readonly version?: string
}

/** What is sent, and from where. */
export interface Sending {
  /** Number in the machine's own table. */
  readonly signal: number
  readonly from: Vantage
}

/** One signal, sent from one place to a fresh process. */
export interface Experiment<F> extends Sending {
  /** Made before anything was sent. */
  readonly forecast: F
  readonly fact: Fact
}

/** What really happened. */
export interface Fact {
  readonly returned: Returned
  readonly became: Became
  /** Whether the application's own handler ran: it left a mark. Absent where no application of ours runs. */
  readonly told?: boolean
}

/** What became of the process. */
export type Became =
  | { readonly kind: 'ended'; readonly status: ExitStatus; readonly milliseconds: number }
  | { readonly kind: 'stopped'; readonly signal: number; readonly milliseconds: number }
  | {
      readonly kind: 'alive'
      /**
       * `answered`: it served a request that was made after the signal, so it had taken the signal by then.
       * `watched`: it was watched for so long after the call, and then slept, as did all below it.
       * `restless`: it was watched, and never came to rest.
       */
      readonly proof: 'answered' | 'watched' | 'restless'
      readonly milliseconds: number
      /** The signal is still in one of its queues. */
      readonly pending: boolean
      /** Handlers that it has now and had not before, and the other way round. */
      readonly gained: SignalSet
      readonly lost: SignalSet
      /** Names of the processes below it that are gone, and of those that are new. */
      readonly gone: readonly string[]
      readonly new: readonly string[]
    }

/** A program of the table that is not in the report, and why. */
export type LeftOut = { readonly id: string } & WhyNotShown
