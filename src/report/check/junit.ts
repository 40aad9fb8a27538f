/**
 * A check as the results of tests: one for the stop, and one for the start-up window where that was tried. The form has no
 * standard; this is what Jenkins, GitLab and GitHub's actions read.  https://github.com/testmoapp/junitxml
 */
import { verdictOf } from '../../lab/check/verdict.ts'
import { element, xmlDocument } from '../xml.ts'
import { answerOf, lostLateText } from './sentences.ts'
import type { CheckView } from './view.ts'

export function checkJunit(view: CheckView): string {
  const { report, target, catalogue } = view
  const { run, early, milliseconds } = report
  const { junit } = catalogue.check
  const classname = `sigwhy check ${target}`
  const hasWindow = early.length > 0 && run.kind === 'stopped' && !run.stopped.wasKilled
  const time = seconds(run.kind === 'stopped' ? run.stopped.milliseconds : milliseconds)
  const stop = stopResult(view)
  const lost = lostLateText(view)
  const window = lost === undefined ? [] : [element('failure', { message: lost }, [])]
  const cases = [
    element('testcase', { name: junit.stop, classname, time }, [stop.xml]),
    ...(hasWindow ? [element('testcase', { name: junit.window, classname }, window)] : []),
  ]
  const counts = {
    tests: cases.length,
    failures: (stop.kind === 'failure' ? 1 : 0) + (hasWindow ? window.length : 0),
    errors: stop.kind === 'error' ? 1 : 0,
  }
  const whole = { ...counts, time: seconds(milliseconds) }
  const suite = element('testsuite', { name: classname, ...whole }, cases)
  return xmlDocument(element('testsuites', whole, [suite]))
}

interface StopResult {
  readonly kind: 'fine' | 'failure' | 'error'
  readonly xml: ReturnType<typeof element>
}

/** What could not be tried is an error, not a failure: nobody knows whether it would stop. */
function stopResult(view: CheckView): StopResult {
  const { report, allowed } = view
  const { run } = report
  const message = answerOf(view)
  if (run.kind === 'stopped' && run.judged.outcome === 'graceful') {
    return { kind: 'fine', xml: element('system-out', {}, [message]) }
  }
  const kind = verdictOf(report, allowed) === 'undetermined' ? 'error' : 'failure'
  return { kind, xml: element(kind, { message }, []) }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}
