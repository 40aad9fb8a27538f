/** What was not seen, not played or cannot be: nothing is left out silently. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Impossibility } from '../../lab/case.ts'
import type { Verification } from '../../lab/verification.ts'

export function unseenLines(report: Verification, { verification: texts }: Catalogue): string[] {
  const { untraced } = report
  const reasonOf = (code: string): string => texts.missing[code] ?? code
  return [
    ...(untraced ? [texts.untraced[untraced.refused](untraced.code)] : []),
    ...(report.lostEvents > 0 ? [texts.lostEvents(report.lostEvents)] : []),
    ...report.unobserved
      .filter(({ code }) => !untraced || (code !== 'result' && code !== 'delivery'))
      .map(({ code, count }) => texts.unobserved(code, count)),
    ...report.unplayed.map(({ code, count }) => texts.unplayed(count, reasonOf(code))),
    ...[...unplayedScenarios(report)].map(([code, count]) => texts.unplayed(count, reasonOf(code))),
    ...[...impossibilities(report)].map(([reason, count]) =>
      texts.impossible(count, texts.impossibilities[reason]),
    ),
  ]
}

function unplayedScenarios({ scenarios }: Verification): Map<string, number> {
  return countBy(
    scenarios.flatMap(({ verdict }) => (verdict.kind === 'unplayed' ? [verdict.missing] : [])),
  )
}

function impossibilities({ impossible }: Verification): Map<Impossibility, number> {
  return countBy(impossible.map(({ reason }) => reason))
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
