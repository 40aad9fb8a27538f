/** The page of a verification: the verdict first, then the tables, what this kernel is like, and what was not seen. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { KernelTraits } from '../../kernel/index.ts'
import type { Verification } from '../../lab/verification.ts'
import type { Block, Line, Page } from '../page/page.ts'
import { countsOf } from './counts.ts'
import { mismatchBlocks } from './mismatch-blocks.ts'
import { tallyTable } from './tally-table.ts'
import { unseenLines } from './unseen-lines.ts'

/** `isDetailed` lists every mismatch; otherwise the first few. */
export function verificationPage(
  report: Verification,
  catalogue: Catalogue,
  isDetailed: boolean,
): Page {
  const { headings } = catalogue.verification
  const unseen = unseenLines(report, catalogue)
  const blocks: Block[] = [
    { kind: 'lines', lines: verdict(report, catalogue) },
    tallyTable(report, catalogue),
    ...mismatchBlocks(report, catalogue, isDetailed),
    { kind: 'heading', text: headings.kernel },
    {
      kind: 'table',
      columns: [{ wraps: true }],
      rows: traits(report, catalogue).map((line) => [line]),
    },
  ]
  if (unseen.length > 0) {
    blocks.push(
      { kind: 'heading', text: headings.unseen },
      { kind: 'table', columns: [{ wraps: true }], rows: unseen.map((line) => [line]) },
    )
  }
  return { blocks }
}

function verdict(report: Verification, { verification: texts }: Catalogue): Line[] {
  const { played, mismatches } = countsOf(report)
  const { kernel, lanes, isPinned, milliseconds, perSecond } = report
  const first =
    played === 0
      ? texts.nothingPlayed
      : mismatches === 0
        ? texts.agrees(played)
        : texts.differs(mismatches, played)
  return [
    first,
    ...(report.failures.length === 0 ? [] : [texts.failed(report.failures.length)]),
    ...(report.isAborted ? [texts.aborted] : []),
    texts.ran({ kernel, lanes, isPinned, seconds: milliseconds / 1000, perSecond }),
    ...(report.inUserNamespace ? [texts.inUserNamespace] : []),
  ]
}

function traits(
  { traits, assumedTraits }: Verification,
  { verification: texts, punctuation }: Catalogue,
): string[] {
  const says: Readonly<Record<keyof KernelTraits, string>> = {
    protectsInit: texts.traits.protectsInit(traits.protectsInit),
    ancestorForces: texts.traits.ancestorForces(traits.ancestorForces),
    shortcutSparesInit: texts.traits.shortcutSparesInit(traits.shortcutSparesInit),
  }
  return (Object.keys(says) as (keyof KernelTraits)[]).map((trait) =>
    assumedTraits.includes(trait)
      ? says[trait] + punctuation.afterSentence + texts.assumed
      : says[trait],
  )
}
