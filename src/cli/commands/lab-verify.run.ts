/**
 * `sigwhy lab verify`: plays the cases, or random operations, on the model and on the kernel, and tells where they part.
 * Whatever ends it, nothing it has started is left: the laboratory sees to that.
 */
import { runRandom } from '../../lab/random/random-run.ts'
import { verify } from '../../lab/verify.ts'
import { randomDocument } from '../../report/random/document.ts'
import { randomPage } from '../../report/random/page.ts'
import { countsOf } from '../../report/verification/counts.ts'
import { verificationDocument } from '../../report/verification/document.ts'
import { verificationPage } from '../../report/verification/page.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { printFindings } from '../output.ts'
import { progressOf } from '../progress.ts'
import type { LabVerifyFlags } from './lab-verify.ts'

export function labVerifyRun(this: Context, flags: LabVerifyFlags): Promise<void> {
  return flags.random === undefined ? playCases(flags, this) : playAtRandom(flags, this)
}

async function playCases(flags: LabVerifyFlags, context: Context): Promise<void> {
  const { catalogue } = context
  const { verification: texts } = catalogue
  const progress = progressOf(flags, context)
  const report = await verify({
    extent: flags.quick ? 'quick' : 'full',
    isPinned: flags.pin,
    ...(flags.only === undefined ? {} : { only: flags.only }),
    ...(context.laneWorker === undefined ? {} : { worker: context.laneWorker }),
    onProgress: ({ done, total }) => progress.show(texts.progress(done, total)),
  })
  progress.clear()
  if ('refused' in report) {
    context.note(`${texts.refusals[report.refused](detailOf(report))}\n`)
    context.process.exitCode = exitCodes.undetermined
    return
  }
  await printFindings(
    {
      page: (isDetailed) => verificationPage(report, catalogue, isDetailed),
      document: () => verificationDocument(report),
    },
    flags,
    context,
  )
  const { played, mismatches } = countsOf(report)
  if (played === 0 || report.isAborted) context.process.exitCode = exitCodes.undetermined
  if (mismatches > 0) context.process.exitCode = exitCodes.finding
  if (report.failures.length > 0) context.process.exitCode = exitCodes.bug
}

async function playAtRandom(flags: LabVerifyFlags, context: Context): Promise<void> {
  const { catalogue } = context
  const seed = flags.seed ?? Math.floor(Math.random() * 1_000_000)
  const report = await runRandom({
    seed,
    operations: flags.random ?? 0,
    ...(flags.pin ? { cpu: 0 } : {}),
  })
  if ('refused' in report) {
    context.note(`${catalogue.random.refusals[report.refused](detailOf(report))}\n`)
    context.process.exitCode = exitCodes.undetermined
    return
  }
  await printFindings(
    {
      page: () => randomPage(report, seed, catalogue),
      document: () => randomDocument(report, seed),
    },
    flags,
    context,
  )
  if (report.finding) context.process.exitCode = exitCodes.finding
}

/** What the kernel said when it refused. */
function detailOf(refusal: { readonly refused: string; readonly code?: string }): string {
  return refusal.code ?? refusal.refused
}
