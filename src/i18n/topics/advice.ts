/** What advice says: how a container stops now, what each change is, what it costs, and what an entrypoint script does. */
import type { AdvisedRemedy, PatchPlace, RemedyCode } from '../../explain/advice/advice.ts'
import type { ScriptFinding } from '../../explain/entrypoint/read-script.ts'
import type { Outcome } from '../../explain/prognosis.ts'
import type { ErrorText } from './errors.ts'

export interface AdviceTexts {
  /** The first sentence. */
  answer(about: AnswerArguments): string
  /** What a change is, as the beginning of a sentence or a row. */
  readonly remedies: Readonly<Record<RemedyCode, (about: RemedyArguments) => string>>
  /** What else has to be known before it is done. */
  readonly notes: Readonly<Partial<Record<RemedyCode, string>>>
  readonly places: Readonly<
    Record<PatchPlace, (about: { path?: string; language?: string }) => string>
  >
  /** Dockerfiles of distributions get tini in different ways. */
  readonly needsTini: string
  readonly headings: {
    readonly patch: string
    readonly effects: string
    readonly alternatives: string
    readonly script: string
  }
  readonly columns: {
    readonly signals: string
    readonly before: string
    readonly after: string
    readonly note: string
  }
  readonly sideEffect: string
  readonly harm: string
  readonly noSideEffects: string
  /** It only makes it faster: the application is still not told. */
  readonly onlyFaster: string
  /** Nothing was forecast: no process was seen. */
  readonly noPatchOfThisKind: string
  finding(finding: ScriptFinding): string
  line(line: number): string
  'no-target'(about: {
    readonly code: 'no-target'
    readonly text: string
    readonly asked: readonly string[]
  }): ErrorText
}

export interface AnswerArguments {
  readonly name: string
  readonly signal: string
  /** Left out where no process was seen. */
  readonly now?: Outcome
  readonly best?: Pick<AdvisedRemedy, 'code'> & { readonly after?: Outcome; readonly text: string }
}

export interface RemedyArguments {
  /** The stop signal then. */
  readonly signal: string
  readonly program: string
}
