/** A random run as data. The shape is docs/schema/random-1.json. */
import type { RandomReport } from '../../lab/random/random-run.ts'
import { operationText, processName } from './operation-text.ts'

export interface RandomDocument {
  readonly schema: 'sigwhy/random/1'
  readonly seed: number
  readonly operations: number
  readonly milliseconds: number
  readonly calls: Readonly<Record<string, number>>
  readonly steps: Readonly<Record<string, number>>
  readonly handled: number
  readonly ended: number
  readonly finding?: FindingDocument
}

export interface FindingDocument {
  readonly seed: number
  readonly foundAfter: number
  readonly process: string
  readonly disagreement: unknown
  readonly trace: readonly { readonly by: string; readonly call: string }[]
}

export function randomDocument(report: RandomReport, seed: number): RandomDocument {
  const { operations, milliseconds, tally, finding } = report
  const { handled, ended } = tally
  return {
    schema: 'sigwhy/random/1',
    seed,
    operations,
    milliseconds,
    calls: Object.fromEntries(tally.calls),
    steps: Object.fromEntries(tally.steps),
    handled,
    ended,
    ...(finding
      ? {
          finding: {
            seed: finding.seed,
            foundAfter: finding.foundAfter,
            process: processName(finding.difference.process),
            disagreement: finding.difference.disagreement,
            trace: finding.trace.map((operation) => ({
              by: processName(operation.by),
              call: operationText(operation),
            })),
          },
        }
      : {}),
  }
}
