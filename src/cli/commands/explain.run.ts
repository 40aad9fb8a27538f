/** `sigwhy [TARGET] [SIGNAL]`: reads the process, asks the model, and says it. Sends nothing. */

import { explain } from '../../explain/explain.ts'
import type { Explanation } from '../../explain/forecast.ts'
import { isHandedOver } from '../../explain/handed-over.ts'
import { likelyFamily } from '../../explain/likely-question.ts'
import type { Prognosis } from '../../explain/prognosis.ts'
import { parseSignal, signalsIn, signalTable } from '../../kernel/index.ts'
import type { Container } from '../../observe/container/container.ts'
import { shownName } from '../../observe/container/shown-name.ts'
import { valueOr } from '../../observe/fact.ts'
import { allSignalsPage } from '../../report/explanation/all-signals.ts'
import { oneSignalPage } from '../../report/explanation/one-signal.ts'
import type { Page } from '../../report/page/page.ts'
import { containerNameIn } from '../container-name.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Failure, failure, isFailure } from '../failure.ts'
import { printFindings } from '../output.ts'
import { readProcess, type Subject } from '../subject.ts'
import { worksBehind } from '../works-behind.ts'
import type { ExplainFlags } from './explain.ts'

export async function explainRun(
  this: Context,
  flags: ExplainFlags,
  target?: string,
  signal?: string,
): Promise<Failure | undefined> {
  const { usage } = this.catalogue.errors
  if (flags.signal !== undefined && signal !== undefined) {
    const error = { code: 'two-signals', first: flags.signal, second: signal } as const
    return failure(error, usage, 'usage')
  }
  const asked = flags.signal ?? signal
  if (target === undefined) {
    if (asked !== undefined) {
      return failure({ code: 'missing-argument', name: 'TARGET' }, usage, 'usage')
    }
    const { initsRun } = await import('./inits.run.ts')
    return initsRun(flags, this)
  }
  if (target !== '-' && flags.arch !== undefined) {
    return failure({ code: 'arch-not-asked', text: flags.arch }, usage, 'usage')
  }
  if (target === '-' && flags.backend !== undefined) {
    return failure({ code: 'backend-not-asked', text: flags.backend }, usage, 'usage')
  }
  const subjects =
    target === '-'
      ? await (await import('../pasted.ts')).readPasted(flags.arch, this)
      : await readTarget(target, this)
  return isFailure(subjects) ? subjects : tell(subjects, asked, flags, this)
}

/** A process of this machine by its number, or a container by its name. */
async function readTarget(target: string, context: Context): Promise<readonly Subject[] | Failure> {
  const name = containerNameIn(target)
  if (name === undefined) return readProcess(target, context)
  const { readContainer } = await import('../container-subject.ts')
  return readContainer(name, context)
}

interface Explained {
  readonly engineContainer?: Container
  readonly explanation: Explanation
  readonly prognoses: readonly Prognosis[]
  readonly standing: Subject['standing']
  readonly asked: Asked
}

/** One signal; or `each`, all of them one by one; or nothing, for all of them at a glance. */
type Asked = number | 'each' | undefined

async function tell(
  subjects: readonly Subject[],
  asked: string | undefined,
  flags: ExplainFlags,
  context: Context,
): Promise<Failure | undefined> {
  const { catalogue } = context
  const all: Explained[] = []
  for (const subject of subjects) {
    const explained = await explainOne(subject, asked, flags, context)
    if (isFailure(explained)) return explained
    all.push(explained)
  }
  const matrix = all.some((each) => each.asked === 'each')
    ? (await import('../../report/explanation/matrix.ts')).matrixPage
    : undefined
  const inContainer = all.some(({ engineContainer }) => engineContainer !== undefined)
    ? (await import('../../report/container/container-page.ts')).containerPage
    : undefined
  const pageOf = (explained: Explained, isDetailed: boolean): Page => {
    const { asked: signal, engineContainer: container, prognoses } = explained
    const askedAs = container && shownName(container)
    const view = { ...explained, catalogue, isDetailed, ...(askedAs && { askedAs }) }
    const page =
      signal === undefined
        ? allSignalsPage(view)
        : signal === 'each'
          ? (matrix?.(view) ?? allSignalsPage(view))
          : oneSignalPage(signal, view)
    if (container === undefined || inContainer === undefined) return page
    const stopSignal = stopSignalOf({ container })
    const stop = prognoses.find((each) => each.signal === stopSignal && each.from === 'host')
    return inContainer(container, stop, page, view)
  }
  const findings = {
    page: (isDetailed: boolean) => ({
      blocks: all.flatMap((explained) => pageOf(explained, isDetailed).blocks),
    }),
    document: async () =>
      (await import('../../report/explanation/document.ts')).explanationsDocument(all),
  }
  await printFindings(findings, flags, context)
  const isUnknown = all.some(({ explanation }) =>
    explanation.forecasts.some(({ confidence }) => confidence === 'unknown'),
  )
  if (isUnknown) context.process.exitCode = exitCodes.undetermined
  return undefined
}

async function explainOne(
  subject: Subject,
  text: string | undefined,
  flags: ExplainFlags,
  context: Context,
): Promise<Explained | Failure> {
  const { observation, standing } = subject
  const table = signalTable(likelyFamily(observation))
  const isEach = text?.toLowerCase() === 'all'
  const spelling = text === undefined || isEach ? undefined : parseSignal(text, table)
  if (spelling?.ok === false) {
    return failure(spelling.error, context.catalogue.errors.signal, 'usage')
  }
  const signal = spelling?.signal
  const isDocument = flags.output === 'json' || flags.output === 'yaml'
  const isWhole = isEach || (isDocument && signal === undefined)
  // What usually stops it is worth a prognosis even where nothing was asked.
  const usual = stopSignalOf(subject) ?? table.numberOf.get('SIGTERM') ?? 15
  const prognosed = isWhole ? signalsIn(table.all) : [signal ?? usual]
  const asked = isEach ? 'each' : signal
  const explanation = explained(subject, signal)
  const isAsked =
    isDocument || isEach || flags.backend !== undefined || subject.container !== undefined
  const isDeep = isAsked || worksBehind(subject)
  if (!isDeep && !isHandedOver(explanation, prognosed)) {
    return { explanation, prognoses: [], standing, asked }
  }
  const { lookDeeper, prognosesFor } = await import('../look-deeper.ts')
  const deep = await lookDeeper(subject, flags, context)
  if (isFailure(deep)) return deep
  const deeper = explained(deep, signal)
  const sides = [...new Set(deeper.forecasts.map(({ from }) => from))]
  const prognoses = prognosesFor(deep, prognosed, sides)
  const { container } = subject
  return {
    explanation: deeper,
    prognoses,
    standing,
    asked,
    ...(container && { engineContainer: container }),
  }
}

function stopSignalOf({
  container,
}: {
  readonly container?: Container | undefined
}): number | undefined {
  return container && valueOr(container.stop.signal, undefined)
}

function explained(
  { observation, circumstances }: Subject,
  signal: number | undefined,
): Explanation {
  return explain(observation, {
    ...circumstances,
    ...(signal === undefined ? {} : { signals: [signal] }),
  })
}
