/**
 * Findings that somebody has seen already and lives with: they are shown, but fail nothing. A baseline is kept as a file, and is
 * about containers by name and image.
 */
import type { Audit, AuditRow } from './audit.ts'

export interface Baseline {
  readonly schema: 'sigwhy/baseline/1'
  readonly fingerprints: readonly string[]
}

export function baselineOf({ rows }: Audit): Baseline {
  const all = rows.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint))
  return { schema: 'sigwhy/baseline/1', fingerprints: [...new Set(all)].sort() }
}

/** The baseline in a text; nothing where it is something else. */
export function parseBaseline(text: string): Baseline | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (!('schema' in value) || value.schema !== 'sigwhy/baseline/1') return undefined
  if (!('fingerprints' in value) || !Array.isArray(value.fingerprints)) return undefined
  return { schema: 'sigwhy/baseline/1', fingerprints: value.fingerprints.map(String) }
}

/** What can make an audit fail. */
export const failures = ['deaf', 'abrupt', 'unknown'] as const

export type FailOn = (typeof failures)[number]

/** The containers whose outcome is one of these, and is not in the baseline. */
export function failing(
  { rows }: Audit,
  failOn: readonly FailOn[],
  baseline: Baseline | undefined,
): readonly AuditRow[] {
  const known = new Set(baseline?.fingerprints)
  return rows.filter(({ findings }) =>
    findings.some(
      ({ rule, fingerprint }) =>
        failOn.some((each) => rulesOf[each].includes(rule)) && !known.has(fingerprint),
    ),
  )
}

const rulesOf: Readonly<Record<FailOn, readonly string[]>> = {
  deaf: ['deaf', 'only-reloads'],
  abrupt: ['app-not-told'],
  unknown: ['not-known'],
}
