/** How sure a forecast is, where its facts were read, and what would change it. */
import type { Forecast } from '../../explain/forecast.ts'
import type { Fact } from '../../observe/fact.ts'
import type { Observation } from '../../observe/observation.ts'
import type { Block } from '../page/page.ts'
import { isKernelsOwn } from './prognosis-blocks.ts'
import { unlessTable } from './unless.ts'
import type { ExplanationView } from './view.ts'

/** The blocks that say so: one line, and below it the exceptions where there are any. */
export function confidenceBlocks(forecasts: readonly Forecast[], view: ExplanationView): Block[] {
  const { explanation: texts, punctuation } = view.catalogue
  const places = placesOf(view)
  const read = places.length === 0 ? '' : texts.readFrom(places)
  const exceptions = exceptionBlocks(forecasts, view)
  if (exceptions.length > 0) {
    return read === '' ? exceptions : [...exceptions, { kind: 'lines', lines: [read] }]
  }
  const isKernels = view.prognoses.every(isKernelsOwn)
  const certain = isKernels ? texts.certain : texts.certainRuling
  const line = read === '' ? certain : certain + punctuation.afterSentence + read
  return [{ kind: 'lines', lines: [line] }]
}

/** What would change the forecasts, below a line that says so; empty when nothing would. */
export function exceptionBlocks(forecasts: readonly Forecast[], view: ExplanationView): Block[] {
  const { explanation: texts } = view.catalogue
  const exceptions = unlessTable(forecasts, view)
  if (exceptions === undefined) return []
  const isPasted = view.explanation.observation.source === 'pasted'
  const conditional = isPasted ? texts.conditionalPasted : texts.conditional
  return [{ kind: 'heading', text: conditional }, exceptions]
}

/** The files that facts came from, or the pasted text; each once. */
function placesOf({ explanation: { observation }, catalogue }: ExplanationView): string[] {
  if (observation.source === 'pasted') return [catalogue.explanation.pasted]
  const files = factsOf(observation).flatMap((fact) =>
    fact.known ? (fact.from.match(/^\/\S+/) ?? []) : [],
  )
  const places = [...new Set(files)]
  return observation.program.unkillable.known ? [...places, catalogue.backends.kernel] : places
}

function factsOf({ signals, ...facts }: Observation): Fact<unknown>[] {
  const { users, threads, signalfd, namespacePids } = facts
  return [signals.caught, signals.ignored, users, namespacePids, threads, signalfd]
}
