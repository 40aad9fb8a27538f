/** A tour as data for other programs. The shape is docs/schema/tour-1.json. */
import type { Conclusion } from '../../lab/tour/conclusions.ts'
import type {
  Experiment,
  Ground,
  InitReport,
  LeftOut,
  Tally,
  TourReport,
} from '../../lab/tour/tour-report.ts'
import { explanationDocument, type ForecastDocument } from '../explanation/document.ts'
import type { TargetDocument } from '../explanation/target-document.ts'

export interface TourDocument {
  readonly schema: 'sigwhy/tour/1'
  readonly ground: Ground
  readonly inits: readonly InitDocument[]
  readonly leftOut: readonly LeftOut[]
  readonly conclusions: readonly Conclusion[]
  readonly tally: Tally
  readonly milliseconds: number
}

interface InitDocument {
  readonly id: string
  readonly chapter: string
  readonly command?: readonly string[]
  /** The process of the first experiment, before anything was sent. */
  readonly target: TargetDocument
  readonly experiments: readonly ExperimentDocument[]
}

interface ExperimentDocument extends Pick<Experiment, 'fact' | 'agreement'> {
  readonly forecast: ForecastDocument
}

export function tourDocument(report: TourReport): TourDocument {
  return { schema: 'sigwhy/tour/1', ...report, inits: report.inits.map(initDocument) }
}

function initDocument({ observation, experiments, ...init }: InitReport): InitDocument {
  const forecasts = experiments.map(({ forecast }) => forecast)
  const explanation = { observation, kind: 'namespace-init', forecasts, remedies: [] } as const
  const { target, forecasts: documents } = explanationDocument({
    explanation,
    standing: 'host',
  })
  return {
    ...init,
    target,
    experiments: documents.flatMap((forecast, index) => {
      const experiment = experiments[index]
      if (!experiment) return []
      return [{ forecast, fact: experiment.fact, agreement: experiment.agreement }]
    }),
  }
}
