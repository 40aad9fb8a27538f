/** The page of a random run: the verdict, what was tried, and the shortest trace to a difference if there is one. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import { counted } from '../../i18n/counted.ts'
import type { Finding, RandomReport } from '../../lab/random/random-run.ts'
import { type Block, code, type Page } from '../page/page.ts'
import { operationText, processName } from './operation-text.ts'

export function randomPage(report: RandomReport, seed: number, catalogue: Catalogue): Page {
  const { random: texts } = catalogue
  const { operations, milliseconds, tally, finding } = report
  const seconds = milliseconds / 1000
  const verdict = finding ? texts.differs(operations) : texts.agrees(operations)
  const calls = [...tally.calls].sort(([, a], [, b]) => b - a)
  return {
    blocks: [
      {
        kind: 'lines',
        lines: [
          verdict,
          texts.ran({ seed, seconds, perSecond: operations / seconds }),
          texts.tried(tally),
        ],
      },
      ...(finding ? findingBlocks(finding, catalogue) : []),
      {
        kind: 'table',
        columns: [{ head: texts.columns.call }, { head: texts.columns.times, align: 'right' }],
        rows: calls.map(([call, times]) => [call, counted(times)]),
      },
    ],
  }
}

function findingBlocks(
  { seed, difference, trace, foundAfter }: Finding,
  { random: texts }: Catalogue,
): Block[] {
  const { disagreement, process } = difference
  const model = 'model' in disagreement ? said(disagreement.model, texts.nothing) : texts.nothing
  return [
    { kind: 'heading', text: texts.trace(trace.length, foundAfter) },
    {
      kind: 'table',
      columns: [{ align: 'right' }, {}, { wraps: true }],
      rows: trace.map((operation, index) => [
        String(index + 1),
        processName(operation.by),
        operationText(operation),
      ]),
    },
    { kind: 'lines', lines: [texts.about[disagreement.about](processName(process))] },
    {
      kind: 'table',
      columns: [{}, { wraps: true }],
      rows: [
        [texts.model, model],
        [texts.kernel, said(disagreement.kernel, texts.nothing)],
      ],
    },
    {
      kind: 'lines',
      lines: [[texts.again(''), code(`sigwhy lab verify --random ${foundAfter} --seed ${seed}`)]],
    },
  ]
}

function said(value: unknown, nothing: string): string {
  if (value === undefined) return nothing
  return typeof value === 'string' ? value : JSON.stringify(value)
}
