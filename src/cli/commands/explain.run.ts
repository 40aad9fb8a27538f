/** `sigwhy [TARGET] [SIGNAL]`: reads the process, asks the model, and says it. Sends nothing. */
import { explain } from '../../explain/explain.ts'
import type { Explanation } from '../../explain/forecast.ts'
import { likelyFamily } from '../../explain/likely-question.ts'
import { parseSignal, signalTable } from '../../kernel/index.ts'
import { allSignalsPage } from '../../report/explanation/all-signals.ts'
import { explanationsDocument } from '../../report/explanation/document.ts'
import { oneSignalPage } from '../../report/explanation/one-signal.ts'
import type { Page } from '../../report/page/page.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Failure, failure, isFailure } from '../failure.ts'
import { printFindings } from '../output.ts'
import { readProcess, type Subject } from '../subject.ts'
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
  const subjects =
    target === '-'
      ? await (await import('../pasted.ts')).readPasted(flags.arch, this)
      : readProcess(target, this)
  return isFailure(subjects) ? subjects : tell(subjects, asked, flags, this)
}

interface Explained {
  readonly explanation: Explanation
  readonly standing: Subject['standing']
  /** The one signal that was asked about. */
  readonly signal: number | undefined
}

async function tell(
  subjects: readonly Subject[],
  asked: string | undefined,
  flags: ExplainFlags,
  context: Context,
): Promise<Failure | undefined> {
  const { catalogue } = context
  const all: Explained[] = []
  for (const subject of subjects) {
    const explained = explainOne(subject, asked, context)
    if (isFailure(explained)) return explained
    all.push(explained)
  }
  const pageOf = ({ signal, ...explained }: Explained, isDetailed: boolean): Page => {
    const view = { ...explained, catalogue, isDetailed }
    return signal === undefined ? allSignalsPage(view) : oneSignalPage(signal, view)
  }
  const findings = {
    page: (isDetailed: boolean) => ({
      blocks: all.flatMap((explained) => pageOf(explained, isDetailed).blocks),
    }),
    document: () => explanationsDocument(all),
  }
  await printFindings(findings, flags, context)
  const isUnknown = all.some(({ explanation }) =>
    explanation.forecasts.some(({ confidence }) => confidence === 'unknown'),
  )
  if (isUnknown) context.process.exitCode = exitCodes.undetermined
  return undefined
}

function explainOne(
  { observation, circumstances, standing }: Subject,
  asked: string | undefined,
  { catalogue }: Context,
): Explained | Failure {
  const table = signalTable(likelyFamily(observation))
  const spelling = asked === undefined ? undefined : parseSignal(asked, table)
  if (spelling?.ok === false) {
    return failure(spelling.error, catalogue.errors.signal, 'usage')
  }
  const signal = spelling?.signal
  const chosen = signal === undefined ? {} : { signals: [signal] }
  return { explanation: explain(observation, { ...circumstances, ...chosen }), standing, signal }
}
