/** How sure a forecast is, where its facts were read, and what would change it. */
import type { Forecast } from '../../explain/forecast.ts'
import type { Fact } from '../../observe/fact.ts'
import type { Observation } from '../../observe/observation.ts'
import type { Block, Line } from '../page/page.ts'
import { unlessTable } from './unless.ts'
import type { ExplanationView } from './view.ts'

/** The blocks that say so: one line, and below it the exceptions where there are any. */
export function confidenceBlocks(forecasts: readonly Forecast[], view: ExplanationView): Block[] {
  const { explanation: texts, punctuation } = view.catalogue
  const places = placesOf(view)
  const read = places.length === 0 ? '' : punctuation.afterSentence + texts.readFrom(places)
  const exceptions = unlessTable(forecasts, view)
  const isUnknown = forecasts.some(({ confidence }) => confidence === 'unknown')
  const sure: Line = exceptions === undefined ? texts.certain + read : read.trimStart()
  if (exceptions === undefined) return [{ kind: 'lines', lines: [sure] }]
  const first = isUnknown ? texts.unknown + punctuation.afterSentence : ''
  return [
    { kind: 'heading', text: first + texts.conditional },
    exceptions,
    ...(read === '' ? [] : [{ kind: 'lines' as const, lines: [sure] }]),
  ]
}

/** The files that facts came from, or the pasted text; each once. */
function placesOf({ explanation: { observation }, catalogue }: ExplanationView): string[] {
  if (observation.source === 'pasted') return [catalogue.explanation.pasted]
  const files = factsOf(observation).flatMap((fact) =>
    fact.known ? (fact.from.match(/^\/\S+/) ?? []) : [],
  )
  return [...new Set(files)]
}

function factsOf({ signals, ...facts }: Observation): Fact<unknown>[] {
  const { users, threads, signalfd, namespacePids } = facts
  return [signals.caught, signals.ignored, users, namespacePids, threads, signalfd]
}
