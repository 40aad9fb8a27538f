/** Advice as data. The shape is docs/schema/advice-1.json. */
import type { Advice, AdvisedRemedy, Patch } from '../../explain/advice/advice.ts'
import type { ScriptFinding } from '../../explain/entrypoint/read-script.ts'
import { likelyFamily } from '../../explain/likely-question.ts'
import type { Outcome, Prognosis } from '../../explain/prognosis.ts'
import { type SignalTable, signalTable } from '../../kernel/index.ts'
import { type PrognosisDocument, prognosisDocument } from '../explanation/prognosis-document.ts'
import { longName } from '../signal-names.ts'
import { patchLines } from './patch-lines.ts'

export interface AdviceDocument {
  readonly schema: 'sigwhy/advice/1'
  readonly name: string
  readonly stopSignal: string
  /** What becomes of it now; left out where no process was seen. */
  readonly now?: PrognosisDocument
  readonly findings: readonly ScriptFinding[]
  readonly remedies: readonly RemedyDocument[]
}

export interface RemedyDocument {
  readonly code: string
  readonly stopSignal: string
  readonly program?: string
  readonly after?: PrognosisDocument
  readonly patches: readonly (Patch & { readonly patch: string })[]
  readonly changes: readonly {
    readonly signals: readonly string[]
    readonly before: Outcome
    readonly after: Outcome
    readonly isSideEffect: boolean
    readonly isHarm: boolean
  }[]
  /** By every signal, changed or not. */
  readonly forecasts: readonly ForecastRow[]
}

export interface ForecastRow {
  readonly signal: string
  readonly before?: Outcome
  readonly after: Outcome
}

export function adviceDocument(advice: Advice, name: string): AdviceDocument {
  const { subject, now, before, findings, remedies } = advice
  const table = signalTable(subject.tree ? likelyFamily(subject.tree.observation) : 'generic')
  return {
    schema: 'sigwhy/advice/1',
    name,
    stopSignal: longName(subject.stopSignal, table),
    ...(now && { now: prognosisDocument(now, table) }),
    findings,
    remedies: remedies.map((remedy) => remedyDocument(remedy, before, table)),
  }
}

function remedyDocument(
  { code, stopSignal, program, after, patches, changes, prognoses }: AdvisedRemedy,
  before: readonly Prognosis[],
  table: SignalTable,
): RemedyDocument {
  return {
    code,
    stopSignal: longName(stopSignal, table),
    ...(program !== undefined && { program }),
    ...(after && { after: prognosisDocument(after, table) }),
    patches: patches.map((patch) => ({ ...patch, patch: `${patchLines(patch).join('\n')}\n` })),
    changes: changes.map(({ signals, ...change }) => ({
      ...change,
      signals: signals.map((signal) => longName(signal, table)),
    })),
    forecasts: prognoses.map(({ signal, outcome }): ForecastRow => {
      const was = before.find((each) => each.signal === signal)?.outcome
      return { signal: longName(signal, table), ...(was && { before: was }), after: outcome }
    }),
  }
}
