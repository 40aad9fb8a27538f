/** `sigwhy lab inits`: shows the gallery. Whatever ends it, nothing it has started is left: the laboratory sees to that. */
import type { Prognosis } from '../../explain/prognosis.ts'
import { parseSignal, signalTable } from '../../kernel/index.ts'
import { initForecaster } from '../../lab/inits/forecast-init.ts'
import { gallery } from '../../lab/inits/gallery.ts'
import type { GalleryReport } from '../../lab/inits/gallery-report.ts'
import { tallyOf } from '../../lab/inits/gallery-tally.ts'
import { galleryRows, lightRows, quickSignals } from '../../lab/inits/rows/index.ts'
import { galleryDocument } from '../../report/gallery/document.ts'
import { galleryInShort, galleryPage } from '../../report/gallery/page.ts'
import { openBackend } from '../backend.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Failure, failure, isFailure } from '../failure.ts'
import { printFindings } from '../output.ts'
import { progressOf } from '../progress.ts'
import type { LabInitsFlags } from './lab-inits.ts'

export async function labInitsRun(
  this: Context,
  flags: LabInitsFlags,
): Promise<Failure | undefined> {
  const { quick = false, only } = flags
  const signals = signalsAsked(flags, this)
  if (isFailure(signals)) return signals
  const words = only?.split(',').map((word) => word.trim().toLowerCase())
  const rows = (quick ? lightRows : galleryRows).filter(
    ({ id, title }) => words?.some((word) => `${id} ${title}`.toLowerCase().includes(word)) ?? true,
  )
  if (rows.length === 0) {
    const examples = galleryRows.filter((_, index) => index % 9 === 0).map(({ id }) => id)
    const error = { code: 'not-in-gallery', text: only ?? '', examples } as const
    return failure(error, this.catalogue.errors.usage, 'usage')
  }
  const progress = progressOf(flags, this)
  let done = 0
  const asked = signals === undefined ? {} : { signals }
  const backend = await openBackend(flags, this)
  if (isFailure(backend)) return backend
  const walks = backend.kind === 'bpf' ? backend.walks : undefined
  try {
    for await (const event of gallery({ rows, forecast: initForecaster(walks), ...asked })) {
      if (event.kind === 'report') {
        progress.clear()
        await tell(event.report, flags, this)
      } else {
        done++
        progress.show(this.catalogue.gallery.progress(done, rows.length))
      }
    }
  } finally {
    walks?.close()
  }
  return undefined
}

function signalsAsked(
  { signals, quick = false }: LabInitsFlags,
  { catalogue }: Context,
): readonly number[] | undefined | Failure {
  if (signals === undefined) return quick ? quickSignals : undefined
  const table = signalTable()
  const numbers: number[] = []
  for (const word of signals.split(',')) {
    const spelling = parseSignal(word.trim(), table)
    if (!spelling.ok) return failure(spelling.error, catalogue.errors.signal, 'usage')
    numbers.push(spelling.signal)
  }
  return numbers
}

async function tell(
  report: GalleryReport<Prognosis>,
  flags: LabInitsFlags,
  context: Context,
): Promise<void> {
  const { catalogue } = context
  const findings = {
    page: (isDetailed: boolean) =>
      flags.quiet ? galleryInShort(report, catalogue) : galleryPage(report, catalogue, isDetailed),
    document: () => galleryDocument(report),
  }
  await printFindings(findings, flags, context)
  const { experiments, bySureness } = tallyOf(report)
  if (experiments === 0) context.process.exitCode = exitCodes.undetermined
  // A forecast that claimed to be certain may never be wrong; a habit may.
  if (bySureness.certain.wrong > 0) context.process.exitCode = exitCodes.finding
}
