/** `sigwhy [TARGET] [SIGNAL]`: reads the process, asks the model, and says it. Sends nothing. */
import { explain } from '../../explain/explain.ts'
import { likelyFamily } from '../../explain/likely-question.ts'
import { parseSignal, signalTable } from '../../kernel/index.ts'
import { allSignalsPage } from '../../report/explanation/all-signals.ts'
import { explanationDocument } from '../../report/explanation/document.ts'
import { oneSignalPage } from '../../report/explanation/one-signal.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { Failure, textOf } from '../failure.ts'
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
    return new Failure(textOf(error, usage), 'usage')
  }
  const asked = flags.signal ?? signal
  if (target === undefined) {
    if (asked !== undefined) {
      return new Failure(textOf({ code: 'missing-argument', name: 'TARGET' }, usage), 'usage')
    }
    const { initsRun } = await import('./inits.run.ts')
    return initsRun(flags, this)
  }
  const subject =
    target === '-'
      ? await (await import('../pasted.ts')).readPasted(flags.arch, this)
      : readProcess(target, this)
  return subject instanceof Failure ? subject : tell(subject, asked, flags, this)
}

async function tell(
  subject: Subject,
  asked: string | undefined,
  flags: ExplainFlags,
  context: Context,
): Promise<Failure | undefined> {
  const { observation, circumstances, standing } = subject
  const { catalogue } = context
  const table = signalTable(likelyFamily(observation))
  const spelling = asked === undefined ? undefined : parseSignal(asked, table)
  if (spelling?.ok === false) {
    return new Failure(textOf(spelling.error, catalogue.errors.signal), 'usage')
  }
  const signal = spelling?.signal
  const explanation = explain(observation, {
    ...circumstances,
    ...(signal === undefined ? {} : { signals: [signal] }),
  })
  const view = (isDetailed: boolean) => ({ explanation, standing, catalogue, isDetailed })
  const findings = {
    page: (isDetailed: boolean) =>
      signal === undefined
        ? allSignalsPage(view(isDetailed))
        : oneSignalPage(signal, view(isDetailed)),
    document: () => explanationDocument(explanation, standing),
  }
  await printFindings(findings, flags, context)
  const isUnknown = explanation.forecasts.some(({ confidence }) => confidence === 'unknown')
  if (isUnknown) context.process.exitCode = exitCodes.undetermined
  return undefined
}
