/** Every signal of one process: what becomes of the process, how sure that is and why; signals that meet the same together. */
import { exitCodeOf } from '../../explain/exit-code-of.ts'
import type { Vantage } from '../../explain/forecast.ts'
import type { End, Prognosis } from '../../explain/prognosis.ts'
import type { Block, Line, Page } from '../page/page.ts'
import { compactNames } from '../signal-names.ts'
import { outcomeWord, reasonLine } from './prognosis-words.ts'
import { askOneLine, type ExplanationView, sidesOf, tableOf, targetName } from './view.ts'

/** The page: one table for each place that the signals are sent from, the reader's own first. */
export function matrixPage(view: ExplanationView): Page {
  const { explanation, catalogue, prognoses } = view
  const { kinds } = catalogue.explanation
  const sides = sidesOf(prognoses, view)
  const blocks: Block[] = [
    { kind: 'lines', lines: [kinds[explanation.kind](targetName(view))] },
    ...sides.flatMap((from) => sideBlocks(from, view, sides.length > 1)),
    { kind: 'lines', lines: [askOneLine(view)] },
  ]
  return { blocks }
}

function sideBlocks(from: Vantage, view: ExplanationView, isNamed: boolean): Block[] {
  const { columns, sureness } = view.catalogue.prognosis
  const rows = grouped(
    view.prognoses.filter((each) => each.from === from),
    view,
  ).map(({ first: { outcome, end, confidence }, reason, signals }): Line[] => [
    compactNames(signals, tableOf(view)).join(' '),
    [outcomeWord(outcome, view)],
    exitText(end, signals),
    sureness[confidence],
    reason,
  ])
  const table: Block = {
    kind: 'table',
    columns: [
      { head: columns.signal, wraps: true },
      { head: columns.outcome },
      { head: columns.exitCode, align: 'right' },
      { head: columns.sure },
      { head: columns.because, wraps: true },
    ],
    rows,
  }
  return isNamed ? [{ kind: 'heading', text: columns[from] }, table] : [table]
}

/** Several that are each killed by their own signal have one rule in common. */
function exitText(end: End | undefined, signals: readonly number[]): string {
  if (end === undefined) return ''
  return end.kind === 'signal' && signals.length > 1 ? '128+n' : String(exitCodeOf(end))
}

interface Group {
  readonly first: Prognosis
  readonly reason: string
  readonly signals: number[]
}

/** In the order of their first signal. */
function grouped(prognoses: readonly Prognosis[], view: ExplanationView): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const first of prognoses) {
    const { outcome, end, confidence, signal } = first
    const reason = reasonLine(first, view)
    const isByEach = end?.kind === 'signal' && end.signal === signal
    const key = JSON.stringify([outcome, isByEach || end, confidence, reason])
    const group = groups.get(key)
    if (group) group.signals.push(signal)
    else groups.set(key, { first, reason, signals: [signal] })
  }
  return [...groups.values()]
}
