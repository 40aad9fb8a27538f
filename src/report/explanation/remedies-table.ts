/** What works instead, as commands with what they do. */
import type { Remedy } from '../../explain/forecast.ts'
import type { RemedyArguments, RemedyText, RemedyTexts } from '../../i18n/topics/remedies.ts'
import { has } from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import { code, type Line, type Table } from '../page/page.ts'
import { longName, shortName } from '../signal-names.ts'
import { type ExplanationView, tableOf } from './view.ts'

/** The remedies for a signal that does not do what it was sent for; `undefined` when there is none. */
export function remediesTable(signal: number, view: ExplanationView): Table | undefined {
  const { explanation, catalogue, standing } = view
  if (explanation.remedies.length === 0) return undefined
  const table = tableOf(view)
  const about: RemedyArguments = {
    pid:
      explanation.observation.source === 'procfs'
        ? valueOr(explanation.observation.pid, undefined)
        : undefined,
    isOutside: standing === 'host',
    signal: longName(signal, table),
    catchable: longName(has(table.killAndStop, signal) ? 15 : signal, table),
    shortName: (number: number) => shortName(number, table),
  }
  const rows = explanation.remedies.map((remedy): Line[] => {
    const { command, text } = textOf(remedy, about, catalogue.remedies)
    return [command === undefined ? '' : [code(command)], text]
  })
  return { kind: 'table', columns: [{}, { wraps: true }], rows }
}

/** The table is keyed by the remedy's own code, which the compiler cannot follow through the lookup. */
function textOf(remedy: Remedy, about: RemedyArguments, texts: RemedyTexts): RemedyText {
  const say = texts[remedy.code] as (remedy: Remedy, about: RemedyArguments) => RemedyText
  return say(remedy, about)
}
