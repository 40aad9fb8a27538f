/** What the program does with a signal that the kernel has handed to it: process by process, and what becomes of the first. */
import { exitCodeOf } from '../../explain/exit-code-of.ts'
import type { Prognosis } from '../../explain/prognosis.ts'
import type { Block, Line } from '../page/page.ts'
import { basisOf, hopReason, outcomeWord } from './prognosis-words.ts'
import type { ExplanationView } from './view.ts'

/** A heading and a table; nothing where the kernel alone decides, which the rest of the page says. */
export function prognosisBlocks(prognosis: Prognosis | undefined, view: ExplanationView): Block[] {
  if (prognosis === undefined || isKernelsOwn(prognosis)) return []
  const { explanation, prognosis: texts, punctuation } = view.catalogue
  const { labels, headings } = texts
  const { outcome, end, confidence, path, caveats } = prognosis
  const basis = basisOf(prognosis, view)
  const hops = path.map((hop): Line[] => [
    explanation.target({ pid: hop.pid, name: hop.name, kind: 'ordinary' }),
    hopReason(hop, view),
  ])
  const sure = texts.sureness[confidence] + (basis === undefined ? '' : punctuation.colon + basis)
  const rows: Line[][] = [
    ...hops,
    [labels.outcome, [outcomeWord(outcome, view)]],
    ...(end === undefined ? [] : [[labels.exitCode, String(exitCodeOf(end))]]),
    [labels.sure, sure],
    ...caveats.map((caveat, index): Line[] => [
      index === 0 ? labels.caveat : '',
      texts.caveat(caveat),
    ]),
  ]
  return [
    { kind: 'heading', text: headings.path },
    { kind: 'table', columns: [{}, { wraps: true }], rows },
  ]
}

/** One process, about which the kernel has said everything. */
export function isKernelsOwn({ path, caveats }: Prognosis): boolean {
  return path.length === 1 && path[0].reason.code === 'kernel' && caveats.length === 0
}
