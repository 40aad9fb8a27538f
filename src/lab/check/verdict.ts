/** Whether what was checked stops well, and whether it was foreseen. Pure. */
import { exitCodeOf } from '../../explain/exit-code-of.ts'
import type { CheckReport } from './report.ts'
import type { EarlyRun, StopRun } from './run.ts'

export type CheckVerdict = 'stops-well' | 'finding' | 'undetermined'

/** The verdict; a signal may be lost in the first `allowed` milliseconds of a program's own time. */
export function verdictOf({ run, early }: CheckReport, allowed: number): CheckVerdict {
  if (run.kind !== 'stopped' || run.judged.outcome === 'undetermined') return 'undetermined'
  if (run.judged.outcome !== 'graceful') return 'finding'
  return early.some((each) => isLostLate(each, allowed)) ? 'finding' : 'stops-well'
}

/** Whether the signal came to nothing when the program could have been ready. */
export function isLostLate({ became, age = 0, ownAge = age }: EarlyRun, allowed: number): boolean {
  return became.kind === 'lost' && ownAge > allowed
}

/** Whether a forecast came true; one that was not known is neither right nor wrong. */
export type Agreement = 'right' | 'wrong' | 'undecided'

/** Compares the forecast with what happened. */
export function agreementOf(run: StopRun): Agreement {
  if (run.kind !== 'stopped' || run.forecast === undefined) return 'undecided'
  const { forecast, stopped, judged } = run
  switch (forecast.outcome) {
    case 'unknown':
      return 'undecided'
    case 'graceful':
    case 'abrupt': {
      if (stopped.wasKilled) return 'wrong'
      if (judged.basis === 'kernel' && judged.outcome !== forecast.outcome) return 'wrong'
      const exitCode = forecast.end && exitCodeOf(forecast.end)
      return exitCode === undefined || exitCode === stopped.exitCode ? 'right' : 'wrong'
    }
    case 'deaf':
    case 'reloads':
    case 'stopped':
      return stopped.wasKilled ? 'right' : 'wrong'
  }
}
