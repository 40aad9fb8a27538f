/** The sentences of the gallery of inits: what was forecast for each, what happened, and how often that agreed. */
import type { WhyNotShown } from '../../lab/inits/left-out.ts'

export interface GalleryTexts {
  readonly help: {
    readonly brief: string
    readonly description: string
    readonly quick: string
    readonly only: string
    readonly signals: string
  }
  progress(done: number, total: number): string
  readonly title: string
  ground(about: { release: string; machine: string; programs: number; experiments: number }): string
  readonly headings: {
    readonly programs: string
    readonly score: string
    readonly misses: string
    readonly each: (title: string) => string
  }
  readonly columns: {
    readonly program: string
    readonly version: string
    readonly forecast: string
    readonly fact: string
    readonly right: string
    readonly wrong: string
    readonly undecided: string
    readonly signals: string
    readonly from: string
    readonly sure: string
  }
  readonly facts: {
    exits(code: number): string
    killed(code: number, signal: string): string
    stops(signal: string): string
    readonly livesOn: string
    readonly pending: string
    readonly restless: string
    readonly told: string
    readonly notTold: string
    failed(errno: string): string
  }
  /** The row of the score for signals that the kernel was said to drop. */
  readonly dropped: string
  /** Share of forecasts that were certain or likely, in percent. */
  sure(percent: string): string
  readonly noMisses: string
  leftOut(programs: readonly string[]): string
  readonly reasons: Readonly<Record<WhyNotShown['why'], (detail: string | undefined) => string>>
  seconds(seconds: number): string
  /** Nothing could be tried here. */
  readonly nothing: string
}
