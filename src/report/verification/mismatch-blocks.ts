/** Each mismatch: the case, the first field that differs, and the steps of the model that decided. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import { citations } from '../../kernel/index.ts'
import type { Difference } from '../../lab/compare.ts'
import type { Verification } from '../../lab/verification.ts'
import type { Block } from '../page/page.ts'

/** How many are shown unless all are asked for. */
const usual = 10

export function mismatchBlocks(
  report: Verification,
  { verification: texts }: Catalogue,
  isDetailed: boolean,
): Block[] {
  const found = [...report.mismatches.map(ofCase), ...ofScenarios(report)]
  const shown = isDetailed ? found : found.slice(0, usual)
  const more = found.length - shown.length
  const failures = report.failures.map(({ id, error }) => `${id}: ${error}`)
  return [
    ...(found.length === 0 ? [] : [heading(texts.headings.mismatches)]),
    ...shown.flatMap(({ id, difference, decidedBy }): Block[] => [
      { kind: 'lines', lines: [id] },
      {
        kind: 'table',
        columns: [{}, { wraps: true }],
        rows: [
          [texts.mismatch.field, difference.field],
          [texts.mismatch.model, said(difference.model)],
          [texts.mismatch.kernel, said(difference.kernel)],
          [texts.mismatch.decidedBy, decidedBy ?? texts.mismatch.noStep],
        ],
      },
    ]),
    ...(more === 0 ? [] : [{ kind: 'lines' as const, lines: [texts.mismatch.more(more)] }]),
    ...(failures.length === 0
      ? []
      : [heading(texts.headings.failures), { kind: 'lines' as const, lines: failures }]),
  ]
}

interface Shown {
  readonly id: string
  readonly difference: Difference
  readonly decidedBy: string | undefined
}

function ofCase({ row, difference, decidedBy }: Verification['mismatches'][number]): Shown {
  const cited = decidedBy.map(
    ({ step, cites }) => `${step} (${cites.map((key) => citations[key]).join(', ')})`,
  )
  return { id: row.id, difference, decidedBy: cited.length === 0 ? undefined : cited.join('; ') }
}

function ofScenarios({ scenarios }: Verification): Shown[] {
  return scenarios.flatMap(({ id, verdict }) =>
    verdict.kind === 'mismatch'
      ? [{ id, difference: verdict.difference, decidedBy: undefined }]
      : [],
  )
}

function heading(text: string): Block {
  return { kind: 'heading', text }
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '–')
}
