/** A check in sentences: the answer, what was lost early, and the forecast where it was wrong. The same in every form. */
import { exitCodeOf } from '../../explain/exit-code-of.ts'
import { signalTable } from '../../kernel/index.ts'
import type { AppTold } from '../../lab/check/outcome.ts'
import type { EarlyRun } from '../../lab/check/run.ts'
import { agreementOf, isLostLate } from '../../lab/check/verdict.ts'
import { longName } from '../signal-names.ts'
import type { CheckView } from './view.ts'

/** What the stop was like: always one sentence. */
export function answerOf({ report, catalogue }: CheckView): string {
  const { check } = catalogue
  const { subject, run, stop } = report
  const { reference: name } = subject
  switch (run.kind) {
    case 'stopped': {
      const { outcome } = run.judged
      const { exitCode, milliseconds, apps = [], oomKilled } = run.stopped
      const time = check.seconds(milliseconds)
      const timeout = check.seconds(stop.timeout * 1000)
      const concerned = apps.filter(({ telling }) => (telling === 'told') === isAboutTold[outcome])
      const about = { name, time, timeout, exitCode }
      if (outcome === 'abrupt' && oomKilled) return check.outOfMemory(about)
      // All were told, and what they do then is not graceful.
      const isHasty = outcome === 'abrupt' && apps.length > 0 && concerned.length === 0
      if (isHasty) return check.hasty({ ...about, who: namesOf(apps) })
      return check.answers[outcome]({ ...about, who: namesOf(concerned) })
    }
    case 'ended-early': {
      const { exitCode, milliseconds } = run
      return check.endedEarly({ name, time: check.seconds(milliseconds), exitCode })
    }
    case 'not-run':
      return check.notRun(name, run.asked)
  }
}

/** Whether the sentence names those that were told, or those that were not. */
const isAboutTold = {
  graceful: true,
  reloads: true,
  abrupt: false,
  deaf: false,
  undetermined: true,
} as const

function namesOf(apps: readonly AppTold[]): readonly string[] {
  return [...new Set(apps.map(({ name }) => name))]
}

/** The signal is lost when the program could have been ready. */
export function lostLateText({ report, allowed, catalogue }: CheckView): string | undefined {
  const { check } = catalogue
  if (report.run.kind !== 'stopped' || report.run.stopped.wasKilled) return undefined
  const last = report.early.findLast((each) => isLostLate(each, allowed))
  if (last === undefined) return undefined
  return check.lostEarly({ signal: signalOf(report.stop.signal), age: check.seconds(ageOf(last)) })
}

/** It is lost only as it usually is. */
export function windowNote({ report, allowed, catalogue }: CheckView): string | undefined {
  const { check } = catalogue
  if (report.run.kind !== 'stopped' || report.run.stopped.wasKilled) return undefined
  const lost = report.early.filter(({ became }) => became.kind === 'lost')
  const last = lost.at(-1)
  if (last === undefined || lost.some((each) => isLostLate(each, allowed))) return undefined
  return check.windowNote(check.seconds(ageOf(last)))
}

/** The forecast did not come true. */
export function contradictionText({ report, catalogue }: CheckView): string | undefined {
  const { run } = report
  if (run.kind !== 'stopped' || run.forecast === undefined) return undefined
  if (agreementOf(run) !== 'wrong') return undefined
  const { check, prognosis } = catalogue
  const { outcome, confidence, end } = run.forecast
  const code = end === undefined ? '' : ` ${exitCodeOf(end)}`
  return check.contradiction({
    forecast: prognosis.words[outcome] + code,
    fact: check.words[run.judged.outcome],
    exitCode: run.stopped.exitCode,
    isGuess: confidence !== 'certain',
  })
}

export function signalOf(signal: number): string {
  return longName(signal, table)
}

export function ageOf({ after, age = after }: EarlyRun): number {
  return age
}

const table = signalTable()
