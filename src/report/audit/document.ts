/** An audit as data. The shape is docs/schema/audit-1.json. */
import type { AuditRow, Finding, Totals } from '../../audit/audit.ts'
import type { Cost } from '../../audit/cost.ts'
import { signalTable } from '../../kernel/index.ts'
import { type ContainerDocument, containerDocument } from '../container/container-document.ts'
import { type PrognosisDocument, prognosisDocument } from '../explanation/prognosis-document.ts'
import { longName } from '../signal-names.ts'
import type { Audited } from './audited.ts'

export interface AuditDocument {
  readonly schema: 'sigwhy/audit/1'
  readonly engines: readonly string[]
  readonly totals: Totals & { readonly notRunning: number }
  readonly containers: readonly AuditRowDocument[]
}

export interface AuditRowDocument {
  readonly container: ContainerDocument
  readonly stop?: PrognosisDocument
  /** Milliseconds that its stop takes for nothing. */
  readonly cost: Cost
  readonly findings: readonly FindingDocument[]
}

export interface FindingDocument {
  readonly rule: string
  readonly severity: Finding['severity']
  readonly fingerprint: string
  readonly isKnown: boolean
  readonly signal?: string
  readonly program?: string
  readonly count?: number
  readonly milliseconds?: number
}

export function auditDocument({ audit, engines, notRunning, known }: Audited): AuditDocument {
  return {
    schema: 'sigwhy/audit/1',
    engines,
    totals: { ...audit.totals, notRunning },
    containers: audit.rows.map((row) => rowDocument(row, known)),
  }
}

function rowDocument(
  { subject, cost, findings }: AuditRow,
  known: Audited['known'],
): AuditRowDocument {
  const table = signalTable('generic')
  return {
    container: containerDocument(subject.container),
    ...(subject.stop && { stop: prognosisDocument(subject.stop, table) }),
    cost,
    findings: findings.map(({ signal, ...finding }) => ({
      ...finding,
      isKnown: known.has(finding.fingerprint),
      ...(signal !== undefined && { signal: longName(signal, table) }),
    })),
  }
}
