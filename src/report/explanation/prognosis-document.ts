/** A prognosis as data. The shape is in docs/schema/common-1.json. */
import { exitCodeOf } from '../../explain/exit-code-of.ts'
import type { Vantage } from '../../explain/forecast.ts'
import type { Caveat, Hop, Prognosis } from '../../explain/prognosis.ts'
import type { SignalTable } from '../../kernel/index.ts'
import { longName } from '../signal-names.ts'

export interface PrognosisDocument {
  readonly signal: number
  readonly name: string
  readonly from: Vantage
  readonly outcome: Prognosis['outcome']
  readonly confidence: Prognosis['confidence']
  /** 128+n where signal n kills it. */
  readonly exitCode?: number
  readonly killedBy?: string
  readonly path: readonly HopDocument[]
  readonly caveats: readonly Caveat[]
}

export interface HopDocument {
  readonly pid?: number
  readonly name?: string
  readonly signal: string
  readonly fate: string
  readonly step: string
  readonly program?: string
  readonly established?: {
    readonly by: string
    readonly versions?: string
    readonly where?: string
  }
  readonly reason: { readonly code: string } & Readonly<Record<string, unknown>>
}

export function prognosisDocument(prognosis: Prognosis, table: SignalTable): PrognosisDocument {
  const { signal, from, outcome, confidence, end, path, caveats } = prognosis
  return {
    signal,
    name: longName(signal, table),
    from,
    outcome,
    confidence,
    ...(end === undefined ? {} : { exitCode: exitCodeOf(end) }),
    ...(end?.kind === 'signal' ? { killedBy: longName(end.signal, table) } : {}),
    path: path.map((hop) => hopDocument(hop, table)),
    caveats,
  }
}

function hopDocument(hop: Hop, table: SignalTable): HopDocument {
  const { pid, name, signal, forecast, habit, established, reason } = hop
  return {
    ...(pid === undefined ? {} : { pid }),
    ...(name === undefined ? {} : { name }),
    signal: longName(signal, table),
    fate: forecast.ruling.fate,
    step: forecast.ruling.step,
    ...(habit === undefined ? {} : { program: habit.id }),
    ...(established === undefined ? {} : { established }),
    reason,
  }
}
