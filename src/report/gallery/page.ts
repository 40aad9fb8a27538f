/** The gallery as a page: SIGTERM for each program, the score of all signals, and whatever did not come as forecast. */
import type { Prognosis } from '../../explain/prognosis.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { signalTable } from '../../kernel/index.ts'
import type { Experiment, GalleryReport, RowReport } from '../../lab/inits/gallery-report.ts'
import {
  type Counts,
  type GalleryTally,
  type Miss,
  tallyOf,
} from '../../lab/inits/gallery-tally.ts'
import type { Block, Line, Page, Table } from '../page/page.ts'
import { compactNames, shortName } from '../signal-names.ts'
import { factText, forecastText } from './fact-text.ts'

/** The whole gallery; in detail also every signal of every program. */
export function galleryPage(
  report: GalleryReport<Prognosis>,
  catalogue: Catalogue,
  isDetailed: boolean,
): Page {
  const { gallery: texts } = catalogue
  const { release, machine, rows } = report
  if (rows.length === 0) return { blocks: [{ kind: 'lines', lines: [texts.nothing] }] }
  const tally = tallyOf(report)
  const { experiments } = tally
  const about = { release, machine, programs: rows.length, experiments }
  const blocks: Block[] = [
    { kind: 'heading', text: texts.title },
    { kind: 'lines', lines: [texts.ground(about)] },
    { kind: 'heading', text: texts.headings.programs },
    programsTable(report, catalogue, isDetailed),
    { kind: 'heading', text: texts.headings.score },
    scoreTable(tally, catalogue),
    { kind: 'lines', lines: [texts.sure((100 * tally.sure).toFixed(1)), catalogue.inits.unsure] },
    ...missBlocks(tally.misses, catalogue),
    ...(isDetailed ? rows.flatMap((row) => rowBlocks(row, catalogue)) : []),
    { kind: 'lines', lines: closing(report, catalogue) },
  ]
  return { blocks }
}

/** The score in one line. */
export function galleryInShort(report: GalleryReport<Prognosis>, catalogue: Catalogue): Page {
  const { gallery: texts } = catalogue
  const { release, machine, rows } = report
  const { experiments, misses } = tallyOf(report)
  const ground = texts.ground({ release, machine, programs: rows.length, experiments })
  const missed =
    misses.length === 0 ? texts.noMisses : `${texts.headings.misses}: ${misses.length}.`
  return { blocks: [{ kind: 'lines', lines: [`${ground} ${missed}`] }] }
}

function programsTable(
  { rows }: GalleryReport<Prognosis>,
  catalogue: Catalogue,
  isDetailed: boolean,
): Table {
  const { columns } = catalogue.gallery
  const term = table.numberOf.get('SIGTERM')
  return {
    kind: 'table',
    columns: [
      { head: columns.program, wraps: true },
      ...(isDetailed ? [{ head: columns.version }] : []),
      { head: columns.forecast },
      { head: columns.fact, wraps: true },
      { head: columns.right, align: 'right' },
      { head: columns.wrong, align: 'right' },
      { head: columns.undecided, align: 'right' },
    ],
    rows: rows.map((row): Line[] => {
      const found =
        row.experiments.find(({ signal, from }) => signal === term && from === 'inside') ??
        row.experiments[0]
      const { bySureness } = tallyOf({ rows: [row] })
      const total = (verdict: keyof Counts) =>
        String(Object.values(bySureness).reduce((sum, counts) => sum + counts[verdict], 0))
      return [
        row.title,
        ...(isDetailed ? [row.programs.map(({ version = '' }) => version).join(', ')] : []),
        found === undefined ? '' : forecastText(found, catalogue),
        found === undefined ? '' : factText(found.fact, catalogue),
        total('right'),
        total('wrong'),
        total('undecided'),
      ]
    }),
  }
}

function scoreTable({ bySureness, dropped }: GalleryTally, catalogue: Catalogue): Table {
  const { gallery, prognosis } = catalogue
  const { columns } = gallery
  const row = (name: string, { right, wrong, undecided }: Counts): Line[] => [
    name,
    String(right),
    String(wrong),
    String(undecided),
  ]
  return {
    kind: 'table',
    columns: [
      { head: columns.sure },
      { head: columns.right, align: 'right' },
      { head: columns.wrong, align: 'right' },
      { head: columns.undecided, align: 'right' },
    ],
    rows: [
      row(prognosis.sureness.certain, bySureness.certain),
      row(gallery.dropped, dropped),
      row(prognosis.sureness.likely, bySureness.likely),
      row(prognosis.sureness.guess, bySureness.guess),
    ],
  }
}

function missBlocks(misses: readonly Miss[], catalogue: Catalogue): Block[] {
  const { gallery: texts } = catalogue
  if (misses.length === 0) return [{ kind: 'lines', lines: [texts.noMisses] }]
  const { columns } = texts
  return [
    { kind: 'heading', text: texts.headings.misses },
    {
      kind: 'table',
      columns: [
        { head: columns.program, wraps: true },
        { head: columns.signals },
        { head: columns.from },
        { head: columns.forecast },
        { head: columns.fact, wraps: true },
      ],
      rows: misses.map(({ row, experiment }): Line[] => [
        row.title,
        shortName(experiment.signal, table),
        sideOf(experiment, catalogue),
        forecastText(experiment, catalogue),
        factText(experiment.fact, catalogue),
      ]),
    },
  ]
}

function sideOf({ from }: Experiment<Prognosis>, { prognosis }: Catalogue): string {
  return prognosis.columns[from].toLowerCase()
}

/** Signals with the same forecast and the same fact together. */
function rowBlocks(row: RowReport<Prognosis>, catalogue: Catalogue): Block[] {
  const { columns, headings } = catalogue.gallery
  const groups = new Map<string, { readonly first: Experiment<Prognosis>; signals: number[] }>()
  for (const experiment of row.experiments) {
    const { from, signal } = experiment
    const key = [from, forecastText(experiment, catalogue), factText(experiment.fact, catalogue)]
    const group = groups.get(key.join('\n'))
    if (group) group.signals.push(signal)
    else groups.set(key.join('\n'), { first: experiment, signals: [signal] })
  }
  return [
    { kind: 'heading', text: headings.each(row.title) },
    {
      kind: 'table',
      columns: [
        { head: columns.from },
        { head: columns.signals, wraps: true },
        { head: columns.forecast },
        { head: columns.fact, wraps: true },
      ],
      rows: [...groups.values()].map(({ first, signals }): Line[] => [
        sideOf(first, catalogue),
        compactNames(
          signals.sort((a, b) => a - b),
          table,
        ).join(' '),
        forecastText(first, catalogue),
        factText(first.fact, catalogue),
      ]),
    },
  ]
}

function closing(
  { leftOut, milliseconds }: GalleryReport<Prognosis>,
  catalogue: Catalogue,
): Line[] {
  const { gallery: texts, punctuation } = catalogue
  const missing = leftOut.map(
    ({ id, why, detail }) => id + punctuation.aside(texts.reasons[why](detail)),
  )
  return [
    ...(missing.length === 0 ? [] : [texts.leftOut(missing)]),
    texts.seconds(milliseconds / 1000),
  ]
}

const table = signalTable()
