/** The article's conclusions: each as a heading, and below it what bears it out, where it ends, and what was not shown. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Conclusion, Finding } from '../../lab/tour/conclusions.ts'
import type { InitId } from '../../lab/tour/inits.ts'
import type { TourReport } from '../../lab/tour/tour-report.ts'
import type { Block, Line } from '../page/page.ts'

/** Two blocks for each conclusion. */
export function conclusionBlocks(report: TourReport, catalogue: Catalogue): Block[] {
  return report.conclusions.flatMap((conclusion): Block[] => [
    { kind: 'heading', text: catalogue.tour.claims[conclusion.claim] },
    {
      kind: 'table',
      columns: [{}, { wraps: true }],
      rows: rowsOf(conclusion, report.inits.length, catalogue),
    },
  ])
}

function rowsOf(
  { findings, untried }: Conclusion,
  count: number,
  catalogue: Catalogue,
): readonly Line[][] {
  const { labels, findings: sentences, untried: conditions } = catalogue.tour
  const isShown = ({ shownBy, against }: Finding): boolean => shownBy.length + against.length > 0
  const labelOf = ({ stance, against }: Finding): string =>
    stance === 'bears-out' && against.length === 0 ? labels.holds : labels.but
  return [
    ...findings
      .filter(isShown)
      .map((finding) => [labelOf(finding), findingText(finding, count, catalogue)]),
    ...findings
      .filter((finding) => !isShown(finding))
      .map(({ code }) => [labels.notShown, sentences[code]]),
    ...untried.map((condition) => [labels.notShown, conditions[condition]]),
  ]
}

function findingText(
  { code, shownBy, against }: Finding,
  count: number,
  catalogue: Catalogue,
): string {
  const { tour: texts, punctuation } = catalogue
  const list = (ids: readonly InitId[]): string =>
    ids.length === count ? texts.all(count) : punctuation.list(ids.map((id) => texts.names[id]))
  const shown = shownBy.length === 0 ? '' : punctuation.colon + list(shownBy)
  const opposite = against.length === 0 ? '' : punctuation.aside(texts.notSo(list(against)))
  return texts.findings[code] + shown + opposite
}
