/** The sentences of the tour: where it goes, what each program is, what happened, and what follows from it. */
import type { Claim, FindingCode, Untried } from '../../lab/tour/finding-rows.ts'
import type { InitId } from '../../lab/tour/inits.ts'
import type { Ground, LeftOut, Tally, WhyModel } from '../../lab/tour/tour-report.ts'

export interface TourTexts {
  /** What `sigwhy lab tour --help` says. */
  readonly help: { readonly brief: string; readonly description: string; readonly model: string }
  /** While it goes on: how many programs of how many have been visited. */
  progress(done: number, total: number): string
  readonly title: string
  /** Where the tour goes and how each experiment is made. */
  onKernel(ground: Extract<Ground, { kind: 'kernel' }>): string
  /** Why nothing is tried, and what is shown instead. */
  readonly onModel: Readonly<Record<WhyModel['why'], (code: string | undefined) => string>>
  /** The programs: at most 16 columns each. */
  readonly names: Readonly<Record<InitId, string>>
  readonly headings: { readonly masks: string; readonly inside: string; readonly host: string }
  readonly columns: {
    readonly program: string
    readonly stand: string
    readonly fact: string
    readonly command: string
  }
  readonly stand: StandTexts
  readonly facts: FactTexts
  /** What *lives on* rests on. */
  readonly proof: string
  /** What the marks of the tables mean, each with its mark before it. */
  readonly legend: {
    readonly agrees: string
    readonly decided: string
    readonly excepted: string
    readonly contradicts: string
  }
  /** Below the tables, where a forecast is marked as unsure: under which condition it does not hold. */
  unless(condition: string): string
  readonly claims: Readonly<Record<Claim, string>>
  readonly labels: { readonly holds: string; readonly but: string; readonly notShown: string }
  /** A sentence without its end; the programs that showed it follow after a colon. */
  readonly findings: Readonly<Record<FindingCode, string>>
  readonly untried: Readonly<Record<Untried, string>>
  /** In place of a list of all programs. */
  all(count: number): string
  /** The programs that showed the opposite. */
  notSo(programs: string): string
  tally(tally: Tally): string
  seconds(seconds: number): string
  /** Each program that was left out, with the reason. */
  leftOut(programs: readonly string[]): string
  readonly reasons: Readonly<Record<LeftOut['why'], (detail: string | undefined) => string>>
  readonly next: { readonly own: string; readonly all: string }
}

/** How a program stands to signals before one is sent. */
interface StandTexts {
  readonly none: string
  allBut(signals: string): string
  readonly sigwait: string
  readonly signalfd: string
  readonly blocked: string
  /** The handlers, and what waits for SIGTERM besides. */
  both(handlers: string, waiting: string): string
  readonly asInArticle: string
  articleSaw(mask: string): string
}

/** What became of a program: at most 24 columns each. */
interface FactTexts {
  readonly livesOn: string
  readonly pending: string
  readonly handlerGone: string
  exits(code: number): string
  /** By a signal, with the code that shells and container engines report. */
  killed(code: number): string
  stoppedBy(signal: string): string
  failed(errno: string): string
}
