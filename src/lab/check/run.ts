/** What one copy was put through, and what came of it. Plain data. */
import type { Prognosis } from '../../explain/prognosis.ts'
import type { EngineProblem } from '../../observe/container/engine.ts'
import type { Judged, Stopped } from './outcome.ts'
import type { Up } from './up.ts'

/** A copy that was up, and then stopped as `docker stop` does it. */
export type StopRun =
  | {
      readonly kind: 'stopped'
      readonly up: Up
      /** Made just before the signal; left out where its processes could not be seen. */
      readonly forecast?: Prognosis
      readonly stopped: Stopped
      readonly judged: Judged
    }
  /** It ended before anything was sent. */
  | {
      readonly kind: 'ended-early'
      readonly exitCode: number
      readonly milliseconds: number
      readonly lastLines: readonly string[]
    }
  | NotRun

/** The engine did not do what was asked. */
export interface NotRun {
  readonly kind: 'not-run'
  readonly asked: 'create' | 'start' | 'inspect' | 'stop' | 'wait'
  readonly problem: EngineProblem
}

/** A copy that got its signal early in its life. */
export interface EarlyRun {
  /** Milliseconds of life that it was meant to have. */
  readonly after: number
  /** Those that it had, from when the engine said that it ran; left out where it was not sent. */
  readonly age?: number
  /** The same by its own clock, where that could be read: a busy machine makes programs start late. */
  readonly ownAge?: number
  readonly became: Early
}

/**
 * - `ended`: the signal ended it.
 * - `lost`: the signal came to nothing, and it lives on. `proof`: the kernel said that it dropped the signal, or it was still
 *   there when its time was over.
 * - `skipped`: it had ended by itself, or the engine did not run it, or the signal ends no copy of any age.
 */
export type Early =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly milliseconds: number }
  | { readonly kind: 'lost'; readonly proof: 'kernel' | 'time' }
  | {
      readonly kind: 'skipped'
      readonly why: 'deaf-anyway' | 'ended-by-itself' | 'not-run' | 'not-permitted'
    }
