/**
 * A check as annotations: GitHub Actions reads these lines in the output of a step and shows them at the run.
 * docs.github.com "Workflow commands for GitHub Actions": error, warning, notice
 */
import { verdictOf } from '../../lab/check/verdict.ts'
import { answerOf, contradictionText, lostLateText } from './sentences.ts'
import type { CheckView } from './view.ts'

/** One line for the answer, and one for what is lost early. */
export function githubLines(view: CheckView): string {
  const { report, allowed, target } = view
  const { run } = report
  const isStopFine = run.kind === 'stopped' && run.judged.outcome === 'graceful'
  const verdict = verdictOf(report, allowed)
  const level = isStopFine ? 'notice' : verdict === 'undetermined' ? 'warning' : 'error'
  const title = `sigwhy check ${target}`
  const lost = lostLateText(view)
  const contradiction = contradictionText(view)
  return [
    annotation(level, title, answerOf(view)),
    ...(lost === undefined ? [] : [annotation('error', title, lost)]),
    ...(contradiction === undefined ? [] : [annotation('notice', title, contradiction)]),
  ].join('')
}

function annotation(level: 'error' | 'warning' | 'notice', title: string, text: string): string {
  return `::${level} title=${property(title)}::${message(text)}\n`
}

function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
