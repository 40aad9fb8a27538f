/** The rows of a table about the programs of a tour, with an empty one between two chapters. */
import type { InitReport } from '../../lab/tour/tour-report.ts'
import type { Line } from '../page/page.ts'

/** One row for each program, in the order of the tour. */
export function rowsByChapter(
  inits: readonly InitReport[],
  rowOf: (init: InitReport) => readonly Line[],
): (readonly Line[])[] {
  return inits.flatMap((init, index) => {
    const before = inits[index - 1]
    const row = rowOf(init)
    const isNew = before !== undefined && before.chapter !== init.chapter
    return isNew ? [row.map(() => ''), row] : [row]
  })
}
