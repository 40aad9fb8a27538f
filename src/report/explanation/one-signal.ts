/**
 * The answer about one signal: what becomes of it in one sentence, what follows from that, how the kernel decides, how sure
 * it is, and what works instead.
 */
import type { Forecast } from '../../explain/forecast.ts'
import type { Block, Line, Page } from '../page/page.ts'
import { longName } from '../signal-names.ts'
import { confidenceBlocks } from './confidence.ts'
import { isKernelsOwn, prognosisBlocks } from './prognosis-blocks.ts'
import { meaningOf } from './prognosis-words.ts'
import { remediesTable } from './remedies-table.ts'
import { stepsTable } from './steps-table.ts'
import { unlessTable } from './unless.ts'
import {
  type ExplanationView,
  forecastsOf,
  type Outcome,
  outcomeOf,
  prognosisOf,
  tableOf,
  targetName,
  verdictOf,
} from './view.ts'

/** The page about one signal, which must be among those explained. */
export function oneSignalPage(signal: number, view: ExplanationView): Page {
  const forecasts = forecastsOf(signal, view)
  const [forecast, other] = forecasts
  if (!forecast) throw new RangeError(`signal ${signal} was not explained`)
  const first = headline(forecast, forecasts.length > 1, view)
  if (forecast.confidence === 'unknown') return { blocks: unknownBlocks(first, forecast, view) }
  const { headings } = view.catalogue.explanation
  const remedies = isEffective(outcomeOf(forecast)) ? undefined : remediesTable(forecast, view)
  const blocks: (Block | undefined)[] = [
    { kind: 'lines', lines: [first, consequences(forecast, view)] },
    ...prognosisBlocks(prognosisOf(forecast, view), view),
    { kind: 'heading', text: headings.steps },
    stepsTable(forecast, view),
    other && { kind: 'lines', lines: [otherSide(forecast, other, view)] },
    ...confidenceBlocks(forecasts, view),
    remedies && { kind: 'heading', text: headings.remedies },
    remedies,
  ]
  return { blocks: blocks.filter((block) => block !== undefined) }
}

/** Nothing can be concluded: what it depends on, and what would then happen. */
function unknownBlocks(first: Line, forecast: Forecast, view: ExplanationView): Block[] {
  const { explanation: texts } = view.catalogue
  const exceptions = unlessTable([forecast], view)
  const otherwise: Line[] = [texts.otherwise, [verdictOf(forecast.ruling.fate, view)]]
  return [
    { kind: 'lines', lines: [first, texts.unknown] },
    ...(exceptions === undefined
      ? []
      : [
          { kind: 'heading' as const, text: texts.dependsOn },
          { ...exceptions, rows: [...exceptions.rows, otherwise] },
        ]),
  ]
}

/** *SIGTERM to PID 1 (bash) from inside its namespace: dropped.* */
function headline(forecast: Forecast, hasTwoSides: boolean, view: ExplanationView): Line {
  const { explanation, punctuation } = view.catalogue
  const name = longName(forecast.signal, tableOf(view))
  const subject = explanation.subject(
    name,
    targetName(view),
    hasTwoSides ? forecast.from : undefined,
  )
  return [subject, punctuation.colon, verdictOf(outcomeOf(forecast), view), punctuation.stop]
}

function consequences(forecast: Forecast, view: ExplanationView): Line {
  const { signal, ruling, afterwards } = forecast
  const { fates, punctuation } = view.catalogue
  if (outcomeOf(forecast) === 'resumed') return fates.resumed.only
  const prognosis = prognosisOf(forecast, view)
  if (prognosis && !isKernelsOwn(prognosis)) return meaningOf(prognosis, view)
  const about = {
    signal: longName(signal, tableOf(view)),
    exitCode: 128 + signal,
    ...(ruling.errno === undefined ? {} : { errno: ruling.errno }),
  }
  const isEnd = ruling.fate === 'killed' || ruling.fate === 'dumped'
  const until = ruling.step === 'stopped' ? 'resumed' : 'unblocked'
  return [
    fates.consequences[ruling.fate](about),
    isEnd && view.explanation.kind === 'namespace-init' ? fates.endsNamespace : '',
    ruling.resumes ? fates.resumed.besides : '',
    afterwards ? fates.afterwards(afterwards.fate, until) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(punctuation.afterSentence)
}

function otherSide(forecast: Forecast, other: Forecast, view: ExplanationView): Line {
  const outcome = outcomeOf(other)
  const isSame = outcome === outcomeOf(forecast)
  return view.catalogue.explanation.otherSide(other.from, verdictOf(outcome, view), isSame)
}

/** Something comes of it, so nothing else needs to be tried. */
function isEffective(outcome: Outcome): boolean {
  return ['taken', 'handled', 'resumed', 'stopped', 'dumped', 'killed'].includes(outcome)
}
