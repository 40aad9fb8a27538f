/** The sentences of `lab verify`: how the model did against the running kernel, and what could not be seen. */
import type { KernelTraits } from '../../kernel/index.ts'
import type { Impossibility, TableId } from '../../lab/case.ts'
import type { Refusal } from '../../lab/subject/errors.ts'
import type { TraceRefusal } from '../../lab/trace/refusal.ts'

export interface VerificationTexts {
  /** What `sigwhy lab verify --help` says. */
  readonly help: VerificationHelp
  /** First line. `cases` counts scenarios too. */
  agrees(cases: number): string
  differs(mismatches: number, cases: number): string
  readonly nothingPlayed: string
  readonly aborted: string
  /** The laboratory itself failed so often. */
  failed(count: number): string
  ran(how: HowItRan): string
  readonly columns: { readonly table: string; readonly cases: string; readonly agreed: string }
  readonly tables: Readonly<Record<TableId, string>>
  readonly scenarios: string
  readonly total: string
  readonly headings: {
    readonly kernel: string
    readonly unseen: string
    readonly mismatches: string
    readonly failures: string
  }
  readonly traits: TraitTexts
  /** Follows a trait that nobody could see here. */
  readonly assumed: string
  readonly untraced: Readonly<Record<TraceRefusal['refused'], (code: string | undefined) => string>>
  lostEvents(count: number): string
  unobserved(field: string, count: number): string
  /** Cases or scenarios that were not played; `missing` is a code of `reasons`, or one without a sentence. */
  unplayed(count: number, reason: string): string
  readonly missing: Readonly<Record<string, string>>
  impossible(count: number, reason: string): string
  readonly impossibilities: Readonly<Record<Impossibility, string>>
  readonly inUserNamespace: string
  readonly mismatch: {
    readonly field: string
    readonly model: string
    readonly kernel: string
    readonly decidedBy: string
    readonly noStep: string
    more(count: number): string
  }
  readonly refusals: Readonly<Record<Refusal['refused'], (detail: string) => string>>
  progress(done: number, total: number): string
}

export interface HowItRan {
  readonly kernel: string
  readonly lanes: number
  readonly isPinned: boolean
  readonly seconds: number
  readonly perSecond: number
}

/** What a trait with this value means. */
export type TraitTexts = {
  readonly [Name in keyof KernelTraits]: (value: KernelTraits[Name]) => string
}

export interface VerificationHelp {
  readonly brief: string
  readonly description: string
  readonly quick: string
  readonly only: string
  readonly pin: string
  readonly random: string
  readonly seed: string
}
