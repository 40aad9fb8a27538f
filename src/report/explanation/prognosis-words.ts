/** Prognoses in words: an outcome as a marked word, an end as an exit code, and why, in one line. */
import { exitCodeOf } from '../../explain/exit-code-of.ts'
import type { End, Hop, Outcome, Prognosis } from '../../explain/prognosis.ts'
import type { Fate } from '../../kernel/index.ts'
import type { Piece } from '../page/page.ts'
import { longName } from '../signal-names.ts'
import { stepArguments } from './steps-table.ts'
import { type ExplanationView, tableOf } from './view.ts'

/** An outcome as a word of a table, marked. */
export function outcomeWord(
  outcome: Outcome,
  { catalogue }: Pick<ExplanationView, 'catalogue'>,
): Piece {
  const text = catalogue.prognosis.words[outcome]
  const fate = fates[outcome]
  return fate === undefined ? { text } : { text, fate }
}

/** Outcomes are coloured like the fates that look the same to whoever sent the signal. */
const fates: Readonly<Record<Outcome, Fate | undefined>> = {
  graceful: 'handled',
  abrupt: 'killed',
  reloads: 'pending',
  deaf: 'dropped',
  stopped: 'stopped',
  unknown: undefined,
}

/** How sure a prognosis is, behind its word. */
export const surenessMarks: Readonly<Record<Prognosis['confidence'], string>> = {
  certain: '',
  likely: '~',
  guess: '?',
}

/** `exit code 143`, and by which signal, if by one. */
function endText(end: End, view: ExplanationView): string {
  const exitCode = exitCodeOf(end)
  const { prognosis } = view.catalogue
  if (end.kind === 'exit') return prognosis.end({ exitCode })
  return prognosis.end({ exitCode, signal: longName(end.signal, tableOf(view)) })
}

/** *Graceful: it is told, and ends with exit code 0.* */
export function meaningOf({ outcome, end, confidence }: Prognosis, view: ExplanationView): string {
  const { meanings, guessed } = view.catalogue.prognosis
  const meaning = meanings[outcome](end && endText(end, view))
  return confidence === 'guess' && outcome !== 'unknown' ? guessed(meaning) : meaning
}

/** What one process of the path does. */
export function hopReason({ reason, habit, signal, forecast }: Hop, view: ExplanationView): string {
  const { prognosis, steps } = view.catalogue
  if (reason.code === 'kernel') {
    return steps[forecast.ruling.step].decides(stepArguments(forecast, view))
  }
  const about = { signal: longName(signal, tableOf(view)), program: habit?.title }
  return prognosis.reason(reason, about)
}

/** Who gets it, and what the last of them does: *tini → bash: …*. */
export function reasonLine({ path }: Prognosis, view: ExplanationView): string {
  const last = path.at(-1) ?? path[0]
  const reason = hopReason(last, view)
  if (path.length === 1) return reason
  const names = path.map(({ habit, name }) => habit?.title ?? name ?? '?')
  return `${names.join(' → ')}${view.catalogue.punctuation.colon}${reason}`
}

/** How the least sure part of it is known. */
export function basisOf(
  { path, confidence }: Prognosis,
  { catalogue }: ExplanationView,
): string | undefined {
  const { prognosis } = catalogue
  const last = path.findLast(({ reason }) => reason.code !== 'kernel')
  if (last === undefined) return undefined
  const { established, reason } = last
  if (established === undefined) return prognosis.unknownProgram
  const isUsual = confidence === 'guess' && established.by === 'laboratory'
  return isUsual && reason.code !== 'program-decides'
    ? prognosis.usual
    : prognosis.established(established)
}
