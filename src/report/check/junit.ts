/**
 * A check as JUnit's XML, which continuous integration shows as tests: one for the stop, one for the start-up window.
 * The element names are those of Ant's junitreport, which all readers share.
 */
import { verdictOf } from '../../lab/check/verdict.ts'
import { answerOf, lostLateText } from './sentences.ts'
import type { CheckView } from './view.ts'

export function junitOf(view: CheckView): string {
  const { report, allowed, target, catalogue } = view
  const { run, early, milliseconds } = report
  const { junit } = catalogue.check
  const isStopFine = run.kind === 'stopped' && run.judged.outcome === 'graceful'
  const isUndetermined = verdictOf(report, allowed) === 'undetermined'
  const answer = answerOf(view)
  const time = run.kind === 'stopped' ? run.stopped.milliseconds : milliseconds
  const lost = lostLateText(view)
  const stop: Case = {
    name: junit.stop,
    milliseconds: time,
    ...(isStopFine ? { output: answer } : isUndetermined ? { error: answer } : { failure: answer }),
  }
  const window: Case = {
    name: junit.window,
    milliseconds: 0,
    ...(lost === undefined ? {} : { failure: lost }),
  }
  const hasWindow = early.length > 0 && run.kind === 'stopped' && !run.stopped.wasKilled
  const cases = hasWindow ? [stop, window] : [stop]
  const count = (key: 'failure' | 'error') => cases.filter((each) => each[key]).length
  const counts = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`
  const suite = `sigwhy check ${target}`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts} time="${seconds(milliseconds)}">`,
    `  <testsuite name="${escaped(suite)}" ${counts} time="${seconds(milliseconds)}">`,
    ...cases.flatMap((each) => caseLines(each, suite)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

interface Case {
  readonly name: string
  readonly milliseconds: number
  readonly failure?: string
  readonly error?: string
  readonly output?: string
}

function caseLines(each: Case, suite: string): string[] {
  const { name, milliseconds, failure, error, output } = each
  const start = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}" time="${seconds(milliseconds)}"`
  const inside = [
    ...(failure === undefined ? [] : [`      <failure message="${escaped(failure)}"/>`]),
    ...(error === undefined ? [] : [`      <error message="${escaped(error)}"/>`]),
    ...(output === undefined ? [] : [`      <system-out>${escaped(output)}</system-out>`]),
  ]
  return inside.length === 0 ? [`${start}/>`] : [`${start}>`, ...inside, '    </testcase>']
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

/** Characters that XML cannot hold at all are left out.  XML 1.0 §2.2 */
function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  )
}
