/** A verification as data. The shape is docs/schema/verification-1.json. */
import { citations } from '../../kernel/index.ts'
import type { Verification } from '../../lab/verification.ts'
import { countsOf } from './counts.ts'

/** The report with its totals; citations are written out. */
export function verificationDocument(report: Verification): VerificationDocument {
  const { mismatches, untraced, impossible, ...rest } = report
  return {
    schema: 'sigwhy/verification/1',
    ...countsOf(report),
    ...rest,
    ...(untraced ? { untraced } : {}),
    impossible: impossible.length,
    differences: mismatches.map(({ row, model, kernel, difference, decidedBy }) => ({
      case: row,
      ...(model ? { model } : {}),
      kernel,
      difference,
      decidedBy: decidedBy.map(({ step, cites }) => ({
        step,
        cites: cites.map((key) => citations[key]),
      })),
    })),
  }
}

export type VerificationDocument = { readonly schema: 'sigwhy/verification/1' } & Readonly<
  Record<string, unknown>
>
