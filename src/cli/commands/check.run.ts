/** `sigwhy check`: makes the check and tells of it. Whatever ends it, no copy is left. */

import type { ErrorText } from '../../i18n/topics/errors.ts'
import { type CheckOptions, check } from '../../lab/check/check.ts'
import type { CheckError } from '../../lab/check/check-error.ts'
import { chooseOriginal, type Original } from '../../lab/check/choose-original.ts'
import { interruptibly } from '../../lab/check/interrupt.ts'
import type { CheckReport } from '../../lab/check/report.ts'
import { amend } from '../../lab/check/run-options.ts'
import { engineUser } from '../../lab/check/stop-run.ts'
import { verdictOf } from '../../lab/check/verdict.ts'
import { treeForecaster } from '../../lab/inits/forecast-init.ts'
import type { EngineName } from '../../observe/container/container.ts'
import { isDockerLike } from '../../observe/docker/is-docker-like.ts'
import { checkDocument } from '../../report/check/document.ts'
import { githubLines } from '../../report/check/github.ts'
import { checkJunit } from '../../report/check/junit.ts'
import { checkPage } from '../../report/check/page.ts'
import { openBackend } from '../backend.ts'
import type { Context } from '../context.ts'
import { engineFailure, enginesHere } from '../engines.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Failure, failure, isFailure } from '../failure.ts'
import { printFindings } from '../output.ts'
import { asOutputFlags } from '../output-flags.ts'
import { progressOf } from '../progress.ts'
import type { CheckFlags } from './check.ts'

export async function checkRun(
  this: Context,
  flags: CheckFlags,
  target: string,
  ...words: string[]
): Promise<Failure | undefined> {
  const durations = durationsIn(flags, this)
  if (isFailure(durations)) return durations
  return await interruptibly(async (abort) => {
    const original = await originalFor(target, this, abort)
    if (isFailure(original)) return original
    const amended = amend(original.copied.settings, words)
    if (!amended.ok) return usage(amended.error, this)
    const report = await tried(flags, this, {
      original,
      settings: amended.settings,
      hasWindow: durations.window !== undefined,
      patience: durations.patience,
    })
    if (isFailure(report)) return report
    if (abort.aborted) return engineFailure({ code: 'called-off' }, this)
    await tell({ report, target, allowed: durations.window ?? 0 }, flags, this)
    return undefined
  })
}

interface Durations {
  /** Milliseconds; left out where nobody wants to know. */
  readonly window: number | undefined
  readonly patience: number
}

function durationsIn({ window, patience }: CheckFlags, context: Context): Durations | Failure {
  const seconds = Number(patience)
  if (!/^\d+(\.\d+)?$/.test(patience) || seconds === 0) {
    return usage({ code: 'no-duration', flag: '--patience', text: patience }, context)
  }
  if (window !== 'off' && !/^\d+$/.test(window)) {
    return usage({ code: 'no-duration', flag: '--window', text: window }, context)
  }
  return { window: window === 'off' ? undefined : Number(window), patience: seconds * 1000 }
}

async function originalFor(
  target: string,
  context: Context,
  abort: AbortSignal,
): Promise<Original | Failure> {
  const [, name, reference = target] = /^(docker|podman|cri):(.+)$/.exec(target) ?? []
  if (name === 'cri') return usage({ code: 'not-by-cri', reference }, context)
  const { open, silent } = await enginesHere(context, name as EngineName | undefined)
  const engines = open.filter(isDockerLike)
  if (engines.length === 0) {
    const chosen = silent.find(
      ({ isChosen, problem }) => isChosen || problem.code !== 'unreachable',
    )
    if (chosen !== undefined) return engineFailure(chosen.problem, context)
    return said({ code: 'no-engine', wanted: name ?? '' }, 'undetermined', context)
  }
  const result = await chooseOriginal(reference, engines, abort)
  const names = engines.map((engine) => context.catalogue.engines.names[engine.name])
  switch (result.kind) {
    case 'found':
      return result.original
    case 'several':
      return usage({ code: 'several-originals', reference, engines: result.engines }, context)
    case 'none': {
      const [problem] = result.problems
      if (problem !== undefined) return engineFailure(problem, context)
      // The one that was chosen may have it.
      const absent = silent.find(({ isChosen }) => isChosen)
      if (absent !== undefined) return engineFailure(absent.problem, context)
      const puller = engines[0]?.name ?? 'docker'
      return said({ code: 'no-original', reference, engines: names, puller }, 'no-target', context)
    }
  }
}

async function tried(
  flags: CheckFlags,
  context: Context,
  options: Omit<CheckOptions, 'forecast' | 'onStage'>,
): Promise<CheckReport | Failure> {
  const backend = await openBackend(flags, context)
  if (isFailure(backend)) return backend
  const walks = backend.kind === 'bpf' ? backend.walks : undefined
  const progress = progressOf(asOutputFlags(flags), context)
  try {
    return await check({
      ...options,
      forecast: treeForecaster(walks, engineUser),
      onStage: (stage) => progress.show(context.catalogue.check.stages[stage]),
    })
  } finally {
    progress.clear()
    walks?.close()
  }
}

interface Told {
  readonly report: CheckReport
  readonly target: string
  readonly allowed: number
}

async function tell(
  { report, target, allowed }: Told,
  flags: CheckFlags,
  context: Context,
): Promise<void> {
  const { catalogue } = context
  const view = { report, target, allowed, catalogue }
  switch (flags.output) {
    case 'junit':
      context.print(checkJunit(view))
      break
    case 'github':
      context.print(githubLines(view))
      break
    case 'text':
    case 'wide':
    case 'json':
    case 'yaml':
    case 'markdown': {
      const findings = {
        page: (isDetailed: boolean) => checkPage(view, isDetailed),
        document: () => checkDocument(report, allowed),
      }
      await printFindings(findings, asOutputFlags(flags), context)
    }
  }
  const verdict = verdictOf(report, allowed)
  if (verdict === 'finding') context.process.exitCode = exitCodes.finding
  if (verdict === 'undetermined') context.process.exitCode = exitCodes.undetermined
}

function usage(error: CheckError, context: Context): Failure {
  return said(error, 'usage', context)
}

function said(error: CheckError, meaning: Failure['meaning'], { catalogue }: Context): Failure {
  const texts: { readonly [Code in CheckError['code']]: (error: never) => ErrorText } =
    catalogue.check.errors
  return failure(error, texts, meaning)
}
