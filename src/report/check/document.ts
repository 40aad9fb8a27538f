/** A check as data. The shape is docs/schema/check-1.json. */
import { signalTable } from '../../kernel/index.ts'
import type { CheckReport, CheckSubject } from '../../lab/check/report.ts'
import type { EarlyRun, StopRun } from '../../lab/check/run.ts'
import type { Difference } from '../../lab/check/settings.ts'
import {
  type Agreement,
  agreementOf,
  type CheckVerdict,
  isLostLate,
  verdictOf,
} from '../../lab/check/verdict.ts'
import { type PrognosisDocument, prognosisDocument } from '../explanation/prognosis-document.ts'
import { longName } from '../signal-names.ts'

export interface CheckDocument {
  readonly schema: 'sigwhy/check/1'
  readonly subject: CheckSubject
  readonly verdict: CheckVerdict
  readonly stop: {
    readonly signal: number
    readonly name: string
    readonly spelling: string
    readonly timeout: number
  }
  readonly run: RunDocument
  readonly early: readonly (EarlyRun & { readonly isFinding: boolean })[]
  readonly copy: { readonly network: string; readonly differences: readonly Difference[] }
  readonly leavings: readonly string[]
  readonly unwitnessed?: string
  readonly milliseconds: number
}

type RunDocument =
  | Exclude<StopRun, { kind: 'stopped' }>
  | (Omit<Extract<StopRun, { kind: 'stopped' }>, 'forecast'> & {
      readonly forecast?: PrognosisDocument
      readonly agreement: Agreement
    })

export function checkDocument(report: CheckReport, allowed: number): CheckDocument {
  const { subject, stop, run, early, network, differences, leavings, unwitnessed } = report
  return {
    schema: 'sigwhy/check/1',
    subject,
    verdict: verdictOf(report, allowed),
    stop: { ...stop, name: longName(stop.signal, table) },
    run: runDocument(run),
    early: early.map((each) => ({ ...each, isFinding: isLostLate(each, allowed) })),
    copy: { network, differences },
    leavings: leavings.map(({ name }) => name),
    ...(unwitnessed === undefined ? {} : { unwitnessed: unwitnessed.refused }),
    milliseconds: report.milliseconds,
  }
}

function runDocument(run: StopRun): RunDocument {
  if (run.kind !== 'stopped') return run
  const { forecast, ...rest } = run
  return {
    ...rest,
    ...(forecast === undefined ? {} : { forecast: prognosisDocument(forecast, table) }),
    agreement: agreementOf(run),
  }
}

const table = signalTable()
