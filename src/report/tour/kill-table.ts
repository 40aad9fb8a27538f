/** What `kill -9 1` and `kill 1` were forecast to do from one side, and what they did. */
import type { Vantage } from '../../explain/forecast.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { signalTable } from '../../kernel/index.ts'
import type { Agreement } from '../../lab/tour/agreement.ts'
import type { Became, Experiment, Fact, TourReport } from '../../lab/tour/tour-report.ts'
import type { Column, Line, Table } from '../page/page.ts'
import { longName } from '../signal-names.ts'
import { rowsByChapter } from './rows-by-chapter.ts'

/** What stands before a fact. */
export const marks: Readonly<Record<Agreement['kind'], string>> = {
  agrees: '✓',
  'program-decided': '~',
  exception: '!',
  contradicts: '≠',
  'not-tried': '',
}

/** One row for each program; on the model there are forecasts only. */
export function killTable(
  { inits, ground }: TourReport,
  from: Vantage,
  catalogue: Catalogue,
): Table {
  const { columns, names } = catalogue.tour
  // From the host it has another number each time.
  const number = from === 'inside' ? ' 1' : ''
  const commands = [
    { signal: 9, text: `kill -9${number}` },
    { signal: 15, text: `kill${number}` },
  ]
  const isTried = ground.kind === 'kernel'
  const pair = (text: string): Column[] => [
    { head: text },
    ...(isTried ? [{ head: columns.fact, wraps: true as const }] : []),
  ]
  return {
    kind: 'table',
    columns: [{ head: columns.program }, ...commands.flatMap(({ text }) => pair(text))],
    rows: rowsByChapter(inits, ({ id, experiments }): Line[] => [
      names[id],
      ...commands.flatMap(({ signal }) => {
        const found = experiments.find((each) => each.signal === signal && each.from === from)
        if (!found) return isTried ? ['', ''] : ['']
        const forecast = forecastCell(found, catalogue)
        return isTried ? [forecast, factCell(found, catalogue)] : [forecast]
      }),
    ]),
  }
}

function forecastCell({ forecast }: Experiment, { fates }: Catalogue): Line {
  const { fate } = forecast.ruling
  const word = { text: fates.words[fate], fate }
  return forecast.confidence === 'certain' ? [word] : [word, '?']
}

function factCell({ fact, forecast, agreement }: Experiment, catalogue: Catalogue): Line {
  if (fact.kind === 'not-tried') return ''
  const text = factText(fact, forecast.ruling.fate === 'handled', catalogue)
  const isAsForecast = agreement.kind === 'agrees' || agreement.kind === 'program-decided'
  const marked = isAsForecast ? { text, fate: forecast.ruling.fate } : text
  return [marks[agreement.kind], ' ', marked]
}

function factText(
  { returned, became }: Extract<Fact, { kind: 'tried' }>,
  wasHandled: boolean,
  { tour: { facts } }: Catalogue,
): string {
  if (returned !== 0 && returned !== 'unobserved') return facts.failed(returned)
  switch (became.kind) {
    case 'alive':
      if (became.pending) return facts.pending
      return wasHandled && !became.caught ? facts.handlerGone : facts.livesOn
    case 'stopped':
      return facts.stoppedBy(longName(became.signal, table))
    case 'ended':
      return endText(became)
  }

  function endText({ status }: Extract<Became, { kind: 'ended' }>): string {
    switch (status.kind) {
      case 'exited':
        return facts.exits(status.code)
      case 'signaled':
        return facts.killed(128 + status.signal)
      case 'stopped':
      case 'continued':
        return facts.livesOn
    }
  }
}

const table = signalTable()
