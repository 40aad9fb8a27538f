/** `sigwhy signals`: the table, or what was asked about. */
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Family, SpellingError } from '../../kernel/index.ts'
import { readingsDocument, signalsDocument } from '../../report/signal-list/document.ts'
import { signalListPage } from '../../report/signal-list/page.ts'
import {
  type Reading,
  readingsPage,
  readSignalOrExitCode,
} from '../../report/signal-list/readings.ts'
import { readFamily } from '../architecture.ts'
import type { Context } from '../context.ts'
import { type Failure, failure, isFailure } from '../failure.ts'
import { printFindings } from '../output.ts'
import type { SignalsFlags } from './signals.ts'

export async function signalsRun(
  this: Context,
  flags: SignalsFlags,
  ...asked: string[]
): Promise<Failure | undefined> {
  const family = readFamily(flags.arch, this.catalogue)
  if (isFailure(family)) return family
  if (asked.length === 0) {
    const findings = {
      page: (isDetailed: boolean) => signalListPage(family, this.catalogue, isDetailed),
      document: () => signalsDocument(family, this.catalogue),
    }
    await printFindings(findings, flags, this)
    return undefined
  }
  return lookUp(asked, family, flags, this)
}

async function lookUp(
  asked: readonly string[],
  family: Family,
  flags: SignalsFlags,
  context: Context,
): Promise<Failure | undefined> {
  const { catalogue } = context
  const readings: Reading[] = []
  for (const text of asked) {
    const result = readSignalOrExitCode(text, family)
    if (!result.ok) return notFound(text, result.error, catalogue)
    readings.push(result.reading)
  }
  const findings = {
    page: () => readingsPage(readings, family, catalogue),
    document: () => readingsDocument(readings, family, catalogue),
  }
  await printFindings(findings, flags, context)
  return undefined
}

/** A number too large for a signal could have been an exit code. */
function notFound(text: string, error: SpellingError, { errors }: Catalogue): Failure {
  return error.code === 'signal-out-of-range'
    ? failure({ code: 'not-a-number-or-signal', text }, errors.usage, 'usage')
    : failure(error, errors.signal, 'usage')
}
