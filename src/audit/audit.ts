/** An audit: every container judged by every rule, and what stopping all of them costs. */
import { outlives } from '../explain/outlives.ts'
import { valueOr } from '../observe/fact.ts'
import { type Cost, costOf } from './cost.ts'
import { exitCodeOf } from './exit-code.ts'
import type { Evidence, Severity } from './rule.ts'
import { rules } from './rules/index.ts'
import type { AuditSubject } from './subject.ts'

export interface Finding extends Evidence {
  readonly severity: Severity
  /** The same from run to run, and for every container of the same name and image. */
  readonly fingerprint: string
}

export interface AuditRow {
  readonly subject: AuditSubject
  readonly cost: Cost
  /** What the stop leaves, where that can be said. */
  readonly exitCode?: number
  readonly findings: readonly Finding[]
}

export interface Audit {
  /** The dearest stop first. */
  readonly rows: readonly AuditRow[]
  readonly totals: Totals
}

export interface Totals {
  readonly containers: number
  readonly graceful: number
  readonly abrupt: number
  /** Those that outlive their stop signal, for whatever reason. */
  readonly deaf: number
  readonly unknown: number
  /** Milliseconds that are waited for nothing when all are stopped one after the other; those without end are not in it. */
  readonly cost: number
  readonly withoutEnd: number
}

export function audit(subjects: readonly AuditSubject[]): Audit {
  const rows = subjects.map((subject): AuditRow => {
    const cost = costOf(subject)
    const findings = rules.flatMap(({ severity, judge }): Finding[] => {
      const evidence = judge(subject)
      if (evidence === undefined) return []
      return [{ ...evidence, severity, fingerprint: fingerprintOf(evidence, subject) }]
    })
    const exitCode = exitCodeOf(subject)
    return { subject, cost, ...(exitCode !== undefined && { exitCode }), findings }
  })
  return { rows: rows.sort(byCost), totals: totalsOf(rows) }
}

/** What a finding is recognised by: ids change with every start, the name and the image do not. */
function fingerprintOf({ rule }: Evidence, { container }: AuditSubject): string {
  return [rule, container.engine, container.name, valueOr(container.image, '')].join('|')
}

function byCost(a: AuditRow, b: AuditRow): number {
  const [first, second] = [a, b].map(({ cost }) => dearness(cost))
  return (second ?? 0) - (first ?? 0) || compare(a.subject.container.name, b.subject.container.name)
}

/** What is not known comes after what costs something, and before what costs nothing. */
function dearness(cost: Cost): number {
  if (cost === 'for-ever') return Number.POSITIVE_INFINITY
  return cost === 'unknown' ? 0.5 : cost
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function totalsOf(rows: readonly AuditRow[]): Totals {
  const count = (is: (row: AuditRow) => boolean) => rows.filter(is).length
  const outcome = ({ subject: { stop } }: AuditRow) => stop?.outcome ?? 'unknown'
  return {
    containers: rows.length,
    graceful: count((row) => outcome(row) === 'graceful'),
    abrupt: count((row) => outcome(row) === 'abrupt'),
    deaf: count((row) => outlives(outcome(row))),
    unknown: count((row) => outcome(row) === 'unknown'),
    cost: rows.reduce((sum, { cost }) => sum + (typeof cost === 'number' ? cost : 0), 0),
    withoutEnd: count(({ cost }) => cost === 'for-ever'),
  }
}
