/** `sigwhy signals`: the table, or what was asked about. */
import type { Family } from '../../kernel/index.ts'
import { readingsDocument, signalsDocument } from '../../report/signal-list/document.ts'
import { signalListPage } from '../../report/signal-list/page.ts'
import {
  type Reading,
  readingsPage,
  readSignalOrExitCode,
} from '../../report/signal-list/readings.ts'
import { readFamily } from '../architecture.ts'
import type { Context } from '../context.ts'
import { Failure, textOf } from '../failure.ts'
import { printFindings } from '../output.ts'
import type { SignalsFlags } from './signals.ts'

export async function signalsRun(
  this: Context,
  flags: SignalsFlags,
  ...asked: string[]
): Promise<Failure | undefined> {
  const family = readFamily(flags.arch, this.catalogue)
  if (family instanceof Failure) return family
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
    if (!result.ok) return new Failure(textOf(result.error, catalogue.errors.signal), 'usage')
    readings.push(result.reading)
  }
  const findings = {
    page: () => readingsPage(readings, family, catalogue),
    document: () => readingsDocument(readings, family, catalogue),
  }
  await printFindings(findings, flags, context)
  return undefined
}
