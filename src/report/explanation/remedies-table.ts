/** What works instead, as commands with what they do. */
import type { Forecast, Remedy } from '../../explain/forecast.ts'
import type { RemedyArguments, RemedyText, RemedyTexts } from '../../i18n/topics/remedies.ts'
import { has, type SignalTable } from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import { code, type Line, type Table } from '../page/page.ts'
import { longName, shortName } from '../signal-names.ts'
import { type ExplanationView, tableOf } from './view.ts'

/** The remedies for a signal that does not do what it was sent for; `undefined` when there is none. */
export function remediesTable(forecast: Forecast, view: ExplanationView): Table | undefined {
  const { explanation, catalogue, standing } = view
  const { signal } = forecast
  const table = tableOf(view)
  const catchable = catchableFor(signal, table)
  const about: RemedyArguments = {
    pid: valueOr(explanation.observation.pid, undefined),
    isOutside: standing === 'host',
    signal: longName(signal, table),
    catchable: longName(catchable, table),
    shortName: (number: number) => shortName(number, table),
  }
  const texts = explanation.remedies
    .filter(({ code }) => isOfUse(code, catchable, forecast, view))
    .map((remedy) => textOf(remedy, about, catalogue.remedies))
  if (texts.length === 0) return undefined
  if (texts.every(({ command }) => command === undefined)) {
    return { kind: 'table', columns: [{ wraps: true }], rows: texts.map(({ text }) => [text]) }
  }
  const rows = texts.map(({ command, text }): Line[] => [
    command === undefined ? '' : [code(command)],
    text,
  ])
  return { kind: 'table', columns: [{}, { wraps: true }], rows }
}

/** The signal, or SIGTERM in place of one that can have no handler. */
function catchableFor(signal: number, table: SignalTable): number {
  return has(table.killAndStop, signal) ? (table.numberOf.get('SIGTERM') ?? signal) : signal
}

/** Root sees already what root can see, and who has a handler needs none. */
function isOfUse(
  code: Remedy['code'],
  catchable: number,
  { question: { target, sending } }: Forecast,
  { explanation }: ExplanationView,
): boolean {
  const isRootHere = explanation.observation.source === 'procfs' && sending.user.effective === 0
  if (code === 'look-for-sigwait') return !isRootHere
  return code !== 'add-handler-or-init' || !has(target.caught, catchable)
}

/** The table is keyed by the remedy's own code, which the compiler cannot follow through the lookup. */
function textOf(remedy: Remedy, about: RemedyArguments, texts: RemedyTexts): RemedyText {
  const say = texts[remedy.code] as (remedy: Remedy, about: RemedyArguments) => RemedyText
  return say(remedy, about)
}
