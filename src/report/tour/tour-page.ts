/**
 * The page of a tour: what each program has handlers for, what was forecast and what happened from both sides, and the
 * article's conclusions with their limits.
 */
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { TourReport } from '../../lab/tour/tour-report.ts'
import { type Block, code, type Line, type Page } from '../page/page.ts'
import { conclusionBlocks } from './conclusion-blocks.ts'
import { killTable } from './kill-table.ts'
import { legend } from './legend.ts'
import { masksTable } from './masks-table.ts'

/** The whole tour; in detail also how each program was started. */
export function tourPage(report: TourReport, catalogue: Catalogue, isDetailed: boolean): Page {
  const { tour: texts } = catalogue
  const notes = legend(report, catalogue)
  const blocks: Block[] = [
    { kind: 'heading', text: texts.title },
    { kind: 'lines', lines: [ground(report, catalogue)] },
    { kind: 'heading', text: texts.headings.masks },
    masksTable(report, catalogue, isDetailed),
    { kind: 'heading', text: texts.headings.inside },
    killTable(report, 'inside', catalogue),
    { kind: 'heading', text: texts.headings.host },
    killTable(report, 'host', catalogue),
    ...(notes.length === 0 ? [] : [{ kind: 'lines' as const, lines: notes }]),
    ...conclusionBlocks(report, catalogue),
    { kind: 'lines', lines: closing(report, catalogue) },
  ]
  return { blocks }
}

/** The tour in one line. */
export function tourInShort(report: TourReport, catalogue: Catalogue): Page {
  const line = report.tally.tried === 0 ? ground(report, catalogue) : counts(report, catalogue)
  return { blocks: [{ kind: 'lines', lines: [line] }] }
}

function ground({ ground }: TourReport, { tour: texts }: Catalogue): Line {
  if (ground.kind === 'kernel') return texts.onKernel(ground)
  return texts.onModel[ground.why](ground.code)
}

function counts({ tally, milliseconds }: TourReport, { tour, punctuation }: Catalogue): string {
  return tour.tally(tally) + punctuation.afterSentence + tour.seconds(milliseconds / 1000)
}

function closing(report: TourReport, catalogue: Catalogue): Line[] {
  const { tour: texts, punctuation } = catalogue
  const { tally, leftOut } = report
  const missing = leftOut.map(
    ({ id, why, detail }) => texts.names[id] + punctuation.aside(texts.reasons[why](detail)),
  )
  return [
    ...(tally.tried === 0 ? [] : [counts(report, catalogue)]),
    ...(missing.length === 0 ? [] : [texts.leftOut(missing)]),
    [texts.next.own, code('sigwhy 1 TERM')],
    [texts.next.all, code('sigwhy lab verify')],
  ]
}
