/** Every init of a PID namespace on this machine, and how it takes SIGTERM and SIGKILL. */
import type { Explanation, Forecast, Vantage } from '../../explain/forecast.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { valueOr } from '../../observe/fact.ts'
import { stepArguments } from '../explanation/steps-table.ts'
import { type ExplanationView, forecastsOf, tableOf } from '../explanation/view.ts'
import { type Block, code, type Line, type Page, type Piece } from '../page/page.ts'

/** One init, explained for SIGTERM and SIGKILL. */
export interface ExplainedInit {
  readonly explanation: Explanation
  readonly standing: Vantage
}

/** The page; the init of the machine itself is not counted, but shown. */
export function initsPage(
  inits: readonly ExplainedInit[],
  catalogue: Catalogue,
  isDetailed: boolean,
): Page {
  const texts = catalogue.inits
  const views = inits.map((init): ExplanationView => ({ ...init, catalogue, isDetailed }))
  const namespaced = views.filter(({ explanation }) => explanation.kind !== 'global-init')
  const deaf = namespaced.filter((view) => {
    const fate = forecast('SIGTERM', view)?.ruling.fate
    return fate === 'dropped' || fate === 'discarded' || fate === 'pending' || fate === 'merged'
  })
  const { columns } = texts
  const summary =
    namespaced.length === 0
      ? texts.none
      : texts.summary({ count: namespaced.length, deaf: deaf.length })
  const first = (deaf[0] ?? namespaced[0] ?? views[0])?.explanation.observation.pid
  const next = first?.known ? [texts.next, code(`sigwhy ${first.value} TERM`)] : undefined
  const isUnsure = views.some((view) => ['SIGTERM', 'SIGKILL'].some((name) => unsure(name, view)))
  const blocks: (Block | undefined)[] = [
    { kind: 'lines', lines: [summary] },
    views.length === 0
      ? undefined
      : {
          kind: 'table',
          columns: [
            { head: columns.pid, align: 'right' },
            ...(isDetailed ? [{ head: columns.namespace, align: 'right' as const }] : []),
            { head: columns.program, wraps: true },
            { head: columns.term },
            { head: columns.kill },
            { head: columns.because, wraps: true },
          ],
          rows: views.map((view) => row(view)),
        },
    isUnsure ? { kind: 'lines', lines: [texts.unsure] } : undefined,
    next && { kind: 'lines', lines: [next] },
  ]
  return { blocks: blocks.filter((block) => block !== undefined) }
}

function row(view: ExplanationView): Line[] {
  const { observation } = view.explanation
  const term = forecast('SIGTERM', view)
  return [
    String(valueOr(observation.pid, '?')),
    ...(view.isDetailed ? [String(valueOr(observation.pidNamespace, '?'))] : []),
    program(view),
    fateOf('SIGTERM', view),
    fateOf('SIGKILL', view),
    term ? view.catalogue.steps[term.ruling.step].decides(stepArguments(term, view)) : '',
  ]
}

/** The command line, as far as it fits; else the name. */
function program({ explanation: { observation }, isDetailed }: ExplanationView): string {
  const words = valueOr(observation.commandLine, [])
  const line = words.join(' ')
  const name = valueOr(observation.name, '?')
  if (line === '') return name
  return isDetailed || line.length <= longest ? line : `${line.slice(0, longest - 1)}…`
}

const longest = 30

function fateOf(name: 'SIGTERM' | 'SIGKILL', view: ExplanationView): Line {
  const found = forecast(name, view)
  if (!found) return ''
  const { fate } = found.ruling
  const word: Piece = { text: view.catalogue.fates.words[fate], fate }
  return unsure(name, view) ? [word, '?'] : [word]
}

function unsure(name: string, view: ExplanationView): boolean {
  const found = forecast(name, view)
  return found?.exceptions.some(({ isRare }) => !isRare) ?? false
}

/** Sent from where the reader stands. */
function forecast(name: string, view: ExplanationView): Forecast | undefined {
  const { numberOf } = tableOf(view)
  const signal = name === 'SIGTERM' ? numberOf.get('SIGTERM') : numberOf.get('SIGKILL')
  return forecastsOf(signal ?? 0, view)[0]
}
