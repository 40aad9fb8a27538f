/** Each table of cases with how many were played and how many agreed. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import { counted } from '../../i18n/counted.ts'
import type { Verification } from '../../lab/verification.ts'
import type { Table } from '../page/page.ts'
import { countsOf } from './counts.ts'

export function tallyTable(report: Verification, { verification: texts }: Catalogue): Table {
  const { columns } = texts
  const { played, mismatches } = countsOf(report)
  const scenarios = report.scenarios.filter(({ verdict }) => verdict.kind !== 'unplayed')
  const agreed = scenarios.filter(({ verdict }) => verdict.kind === 'agreed').length
  const rows = report.tables
    .filter(({ cases }) => cases > 0)
    .map(({ table, played, agreed }) => [texts.tables[table], counted(played), counted(agreed)])
  return {
    kind: 'table',
    columns: [
      { head: columns.table, wraps: true },
      { head: columns.cases, align: 'right' },
      { head: columns.agreed, align: 'right' },
    ],
    rows: [
      ...rows,
      ...(report.scenarios.length === 0
        ? []
        : [[texts.scenarios, counted(scenarios.length), counted(agreed)]]),
      [texts.total, counted(played), counted(played - mismatches)],
    ],
  }
}
