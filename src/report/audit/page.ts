/** An audit for readers: the total in one sentence, a table with the dearest stop first, and what was found with what helps. */

import type { AuditRow } from '../../audit/audit.ts'
import { rules } from '../../audit/rules/index.ts'
import { kindOf } from '../../explain/kind.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { shownName } from '../../observe/container/shown-name.ts'
import { valueOr } from '../../observe/fact.ts'
import { outcomeWord, reasonLine, surenessMarks } from '../explanation/prognosis-words.ts'
import { type Block, code, type Line, type Page, type Piece } from '../page/page.ts'
import { type Audited, findingSentence, stopSignalName } from './audited.ts'

export function auditPage(audited: Audited, catalogue: Catalogue, isDetailed: boolean): Page {
  const { audit, notRunning, engines } = audited
  const texts = catalogue.audit
  const { rows, totals } = audit
  const idle = notRunning === 0 ? [] : [texts.notRunning(notRunning)]
  if (rows.length === 0)
    return { blocks: [{ kind: 'lines', lines: [texts.none(engines), ...idle] }] }
  const isUnsure = rows.some(({ subject: { stop } }) => stop && stop.confidence !== 'certain')
  const worst = rows.find(({ findings }) => findings.some(({ severity }) => severity !== 'note'))
  const blocks: (Block | undefined)[] = [
    { kind: 'lines', lines: [texts.summary(totals), ...idle] },
    table(rows, catalogue, isDetailed),
    isUnsure ? { kind: 'lines', lines: [catalogue.inits.unsure] } : undefined,
    ...remedies(audited, catalogue, isDetailed),
    worst && {
      kind: 'lines',
      lines: [[texts.next, code(`sigwhy advise ${shownName(worst.subject.container)}`)]],
    },
  ]
  return { blocks: blocks.filter((block) => block !== undefined) }
}

function table(rows: readonly AuditRow[], catalogue: Catalogue, isDetailed: boolean): Block {
  const { columns, cost } = catalogue.audit
  return {
    kind: 'table',
    columns: [
      { head: columns.container },
      ...(isDetailed ? [{ head: columns.engine }, { head: columns.image }] : []),
      { head: columns.program, wraps: true },
      { head: columns.stop },
      { head: columns.outcome },
      ...(isDetailed ? [{ head: columns.exitCode, align: 'right' as const }] : []),
      { head: columns.cost, align: 'right' },
      { head: columns.because, wraps: true },
    ],
    rows: rows.map((row): Line[] => {
      const { container } = row.subject
      return [
        shortened(shownName(row.subject.container), isDetailed),
        ...(isDetailed
          ? [catalogue.engines.names[container.engine], valueOr(container.image, '?')]
          : []),
        program(row, isDetailed),
        stopSignalName(container).replace(/^SIG/, ''),
        outcome(row, catalogue),
        ...(isDetailed ? [row.exitCode === undefined ? '' : String(row.exitCode)] : []),
        cost(row.cost),
        reason(row, catalogue, isDetailed),
      ]
    }),
  }
}

function outcome({ subject }: AuditRow, catalogue: Catalogue): (string | Piece)[] {
  const { stop } = subject
  if (stop === undefined) return [catalogue.prognosis.words.unknown]
  return [outcomeWord(stop.outcome, { catalogue }), surenessMarks[stop.confidence]]
}

function reason({ subject }: AuditRow, catalogue: Catalogue, isDetailed: boolean): string {
  const { stop, tree, container } = subject
  if (stop === undefined || !tree.known) {
    if (valueOr(container.state, undefined) === 'paused') return catalogue.audit.paused
    if (tree.known) return ''
    return tree.why === 'vanished' ? catalogue.audit.vanished : catalogue.audit.notHere
  }
  const { observation } = tree.value
  const forecasts = stop.path.map(({ forecast }) => forecast)
  const explanation = { observation, kind: kindOf(observation), forecasts, remedies: [] }
  const view = { explanation, prognoses: [stop], standing: 'host', catalogue, isDetailed } as const
  return reasonLine(stop, view)
}

/** What was found, by rule: the containers, and what helps. Notes only in detail. */
function remedies(
  { audit: { rows }, known }: Audited,
  catalogue: Catalogue,
  isDetailed: boolean,
): Block[] {
  const { rules: texts, findings: heading, severities } = catalogue.audit
  const rowsOfRules = rules.flatMap(({ id, severity }): Line[][] => {
    if (severity === 'note' && !isDetailed) return []
    const found = rows.flatMap((row) =>
      row.findings.filter((finding) => finding.rule === id).map((finding) => ({ row, finding })),
    )
    const fresh = found.filter(({ finding }) => !known.has(finding.fingerprint))
    if (fresh.length === 0) return []
    const { title, remedy } = texts[id]
    const { punctuation } = catalogue
    const names = fresh.map(({ row, finding }) =>
      isDetailed
        ? `${shownName(row.subject.container)}${punctuation.colon}${findingSentence(finding, row.subject.container, catalogue)}`
        : shownName(row.subject.container),
    )
    return [
      [severities[severity], title],
      ...(isDetailed ? names : [some(names).join(', ')]).map((line): Line[] => ['', line]),
      ['', remedy],
    ]
  })
  if (rowsOfRules.length === 0) return []
  return [
    { kind: 'heading', text: heading },
    { kind: 'table', columns: [{}, { wraps: true }], rows: rowsOfRules },
  ]
}

/** Enough to go by; the table has them all. */
function some(names: readonly string[]): readonly string[] {
  return names.length <= 8 ? names : [...names.slice(0, 8), `… (${names.length})`]
}

/** The command line of the first process, as far as it fits. */
function program({ subject: { tree } }: AuditRow, isDetailed: boolean): string {
  if (!tree.known) return '?'
  const { commandLine, name } = tree.value.observation
  const line = valueOr(commandLine, []).join(' ').trim() || valueOr(name, '?')
  return shortened(line, isDetailed)
}

function shortened(text: string, isDetailed: boolean): string {
  return isDetailed || text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}

/** So that a table with all its columns fits into 80. */
const longest = 16
