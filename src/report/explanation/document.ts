/**
 * An explanation as data for other programs. The shape is docs/schema/explanation-1.json; it grows, but what is there keeps
 * its name and meaning while the number stays.
 */
import type { Exception, Explanation, Forecast, Vantage } from '../../explain/forecast.ts'
import { likelyFamily } from '../../explain/likely-question.ts'
import type { Prognosis } from '../../explain/prognosis.ts'
import { citations, type Ruling, type SignalTable, signalTable } from '../../kernel/index.ts'
import type { Container } from '../../observe/container/container.ts'
import { type ContainerDocument, containerDocument } from '../container/container-document.ts'
import { longName } from '../signal-names.ts'
import { type PrognosisDocument, prognosisDocument } from './prognosis-document.ts'
import { type TargetDocument, targetDocument } from './target-document.ts'

export interface ExplanationDocument {
  readonly schema: 'sigwhy/explanation/1'
  readonly target: TargetDocument
  /** Where the reader stands. */
  readonly standing: Vantage
  readonly forecasts: readonly ForecastDocument[]
  /** What becomes of the process. */
  readonly prognoses: readonly PrognosisDocument[]
  readonly remedies: readonly RemedyDocument[]
  /** Where a container was asked about. */
  readonly engineContainer?: ContainerDocument
}

export interface ForecastDocument extends RulingDocument {
  readonly signal: number
  readonly name: string
  readonly from: Vantage
  readonly confidence: Forecast['confidence']
  readonly cites: readonly string[]
  /** The steps that let the signal pass, in order, before the one that decided. */
  readonly passed: readonly string[]
  readonly afterwards?: RulingDocument
  readonly unless: readonly UnlessDocument[]
}

export interface RulingDocument {
  readonly fate: Ruling['fate']
  readonly step: string
  readonly errno?: string
  readonly traceResult: Ruling['result']
  readonly queue: Ruling['queue']
  readonly resumes: boolean
}

export interface UnlessDocument extends RulingDocument {
  readonly assumption: string
  readonly because: string
  readonly detail?: string
  readonly rare: boolean
}

export type RemedyDocument = { readonly code: string } & Readonly<Record<string, unknown>>

export interface ExplanationsDocument {
  readonly schema: 'sigwhy/explanations/1'
  readonly explanations: readonly ExplanationDocument[]
}

/** All that is said about one process. */
export interface ExplainedProcess {
  readonly explanation: Explanation
  readonly standing: Vantage
  readonly prognoses?: readonly Prognosis[]
  readonly engineContainer?: Container
}

/** One explanation by itself, several as a list. */
export function explanationsDocument(
  explained: readonly ExplainedProcess[],
): ExplanationDocument | ExplanationsDocument {
  const explanations = explained.map(explanationDocument)
  const [first, ...others] = explanations
  return first !== undefined && others.length === 0
    ? first
    : { schema: 'sigwhy/explanations/1', explanations }
}

export function explanationDocument({
  explanation,
  standing,
  prognoses = [],
  engineContainer: container,
}: ExplainedProcess): ExplanationDocument {
  const table = signalTable(likelyFamily(explanation.observation))
  return {
    schema: 'sigwhy/explanation/1',
    target: targetDocument(explanation, table),
    standing,
    forecasts: explanation.forecasts.map((forecast) => forecastDocument(forecast, table)),
    prognoses: prognoses.map((prognosis) => prognosisDocument(prognosis, table)),
    remedies: explanation.remedies.map((remedy) =>
      'signals' in remedy
        ? { ...remedy, signals: remedy.signals.map((signal) => longName(signal, table)) }
        : { ...remedy },
    ),
    ...(container && { engineContainer: containerDocument(container) }),
  }
}

function forecastDocument(forecast: Forecast, table: SignalTable): ForecastDocument {
  const { signal, from, ruling, confidence, afterwards } = forecast
  const decider = forecast.trace.at(-1)?.step
  return {
    signal,
    name: longName(signal, table),
    from,
    ...rulingDocument(ruling),
    confidence,
    cites: (decider?.cites ?? []).map((key) => citations[key]),
    passed: forecast.trace.flatMap(({ step, outcome }) => (outcome === 'passes' ? [step.id] : [])),
    ...(afterwards === undefined ? {} : { afterwards: rulingDocument(afterwards) }),
    unless: forecast.exceptions.map(unlessDocument),
  }
}

function unlessDocument({ assumption, because, isRare, ruling }: Exception): UnlessDocument {
  return {
    assumption,
    because: because.why,
    ...(because.detail === undefined ? {} : { detail: because.detail }),
    rare: isRare,
    ...rulingDocument(ruling),
  }
}

function rulingDocument({ fate, step, errno, result, queue, resumes }: Ruling): RulingDocument {
  return {
    fate,
    step,
    ...(errno === undefined ? {} : { errno }),
    traceResult: result,
    queue,
    resumes,
  }
}
