/** An explanation as somebody reads it: where the reader stands, in which language, and in how much detail. */
import type { Explanation, Forecast, Vantage } from '../../explain/forecast.ts'
import { likelyFamily } from '../../explain/likely-question.ts'
import type { Prognosis } from '../../explain/prognosis.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { type Fate, type SignalTable, signalTable } from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import type { Observation } from '../../observe/observation.ts'
import { code, type Line, type Piece } from '../page/page.ts'

export interface ExplanationView {
  readonly explanation: Explanation
  /** What becomes of the process, by signal and side; only those that were worked out. */
  readonly prognoses: readonly Prognosis[]
  /** From where the reader would send: that side comes first. */
  readonly standing: Vantage
  readonly catalogue: Catalogue
  /** What it was asked for by, where that is not its process id. */
  readonly askedAs?: string
  /** Every step of the kernel, and every exception however rare. */
  readonly isDetailed: boolean
}

/** Where a text was copied: it lists more than one number for a process that is seen from an outer namespace. */
export function standingOf({ namespacePids }: Observation): Vantage {
  return namespacePids.known && namespacePids.value.length > 1 ? 'host' : 'inside'
}

export function tableOf({ explanation }: ExplanationView): SignalTable {
  return signalTable(likelyFamily(explanation.observation))
}

/** The forecasts of one signal, that from where the reader stands first. */
export function forecastsOf(
  signal: number,
  { explanation, standing }: ExplanationView,
): readonly Forecast[] {
  const found = explanation.forecasts.filter((forecast) => forecast.signal === signal)
  return found.sort((a, b) => Number(b.from === standing) - Number(a.from === standing))
}

/** The places that these are sent from, the reader's own first. */
export function sidesOf(
  sent: readonly { readonly from: Vantage }[],
  { standing }: ExplanationView,
): readonly Vantage[] {
  return [...new Set(sent.map(({ from }) => from))].sort(
    (a, b) => Number(b === standing) - Number(a === standing),
  )
}

/** What to type for one signal in detail. */
export function askOneLine({ explanation, catalogue, askedAs }: ExplanationView): Line {
  const { pid, source } = explanation.observation
  const target = askedAs ?? (source === 'procfs' && pid.known ? pid.value : '-')
  return [catalogue.explanation.askOne, code(`sigwhy ${target} TERM`)]
}

/** The prognosis that goes with a forecast, if it was worked out. */
export function prognosisOf(
  { signal, from }: Pick<Forecast, 'signal' | 'from'>,
  { prognoses }: ExplanationView,
): Prognosis | undefined {
  return prognoses.find((each) => each.signal === signal && each.from === from)
}

/** `PID 1 (bash)`, or what there is of it. */
export function targetName({ explanation, catalogue }: ExplanationView): string {
  const { observation, kind } = explanation
  return catalogue.explanation.target({
    pid: valueOr(observation.pid, undefined),
    name: valueOr(observation.name, undefined),
    kind,
  })
}

/**
 * What becomes of a signal; `unknown` where its disposition was not there, so that there is nothing to go by; `resumed` where
 * the signal itself comes to nothing, but has resumed a stopped process.
 */
export type Outcome = Fate | 'unknown' | 'resumed'

export function outcomeOf({ ruling, confidence }: Forecast): Outcome {
  if (confidence === 'unknown') return 'unknown'
  const isNothing = ruling.fate === 'dropped' || ruling.fate === 'discarded'
  return ruling.resumes && isNothing ? 'resumed' : ruling.fate
}

/** An outcome as the end of a sentence, marked. */
export function verdictOf(outcome: Outcome, { catalogue }: ExplanationView): Piece {
  if (outcome === 'unknown') return { text: catalogue.explanation.notKnown }
  if (outcome === 'resumed') return { text: catalogue.fates.resumed.verdict, fate: 'handled' }
  return { text: catalogue.fates.verdicts[outcome], fate: outcome }
}

/** An outcome as a word of a table, marked. */
export function wordOf(outcome: Outcome, { catalogue }: ExplanationView): Piece {
  if (outcome === 'unknown') return { text: catalogue.explanation.notKnown }
  if (outcome === 'resumed') return { text: catalogue.fates.resumed.word, fate: 'handled' }
  return { text: catalogue.fates.words[outcome], fate: outcome }
}
