/** `sigwhy lab tour`: goes on the tour and tells it. When Node is ended meanwhile, the kernel ends all it has started. */
import { inits } from '../../lab/tour/inits.ts'
import { tour } from '../../lab/tour/tour.ts'
import type { TourReport } from '../../lab/tour/tour-report.ts'
import { tourDocument } from '../../report/tour/tour-document.ts'
import { tourInShort, tourPage } from '../../report/tour/tour-page.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { printFindings } from '../output.ts'
import { progressOf } from '../progress.ts'
import type { LabTourFlags } from './lab-tour.ts'

export async function labTourRun(this: Context, flags: LabTourFlags): Promise<void> {
  const { model: modelOnly = false } = flags
  const progress = progressOf(flags, this)
  let visited = 0
  for await (const event of tour({ modelOnly })) {
    switch (event.kind) {
      case 'ground':
        break
      case 'init':
      case 'left-out':
        visited++
        progress.show(this.catalogue.tour.progress(visited, inits.length))
        break
      case 'report':
        progress.clear()
        await tell(event.report, flags, this)
    }
  }
}

async function tell(report: TourReport, flags: LabTourFlags, context: Context): Promise<void> {
  const { catalogue } = context
  const findings = {
    page: (isDetailed: boolean) =>
      flags.quiet ? tourInShort(report, catalogue) : tourPage(report, catalogue, isDetailed),
    document: () => tourDocument(report),
  }
  await printFindings(findings, flags, context)
  if (report.tally.contradicted > 0) context.process.exitCode = exitCodes.finding
}
