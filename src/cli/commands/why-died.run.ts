/** `sigwhy why-died CONTAINER`: reads what is left of an end, asks the rules, and says it. Changes nothing. */
import type { Inquest } from '../../explain/death/death.ts'
import { meaningOfExitCode } from '../../explain/death/exit-code.ts'
import { deathPage } from '../../report/death/page.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Failure, failure, isFailure } from '../failure.ts'
import { type Findings, printFindings } from '../output.ts'
import type { OutputFlags } from '../output-flags.ts'

export async function whyDiedRun(
  this: Context,
  flags: OutputFlags,
  target: string,
): Promise<Failure | undefined> {
  const exitCode = exitCodeIn(target)
  if (exitCode !== undefined) {
    await printFindings(await exitCodeFindings(exitCode, this), flags, this)
    return undefined
  }
  const { containerNameIn } = await import('../container-name.ts')
  const name = /^\d+$/.test(target) ? { reference: target } : containerNameIn(target)
  if (name === undefined) {
    const error = { code: 'not-a-container', text: target } as const
    return failure(error, this.catalogue.errors.usage, 'usage')
  }
  const { readDeath } = await import('../read-death.ts')
  const inquest = await readDeath(name, this)
  if (isFailure(inquest)) return inquest
  const findings: Findings = {
    page: (isDetailed) => deathPage(inquest, this.catalogue, isDetailed),
    document: async () =>
      (await import('../../report/death/inquest-document.ts')).inquestDocument(inquest),
  }
  await printFindings(findings, flags, this)
  if (!isDetermined(inquest)) this.process.exitCode = exitCodes.undetermined
  return undefined
}

/** As a process can have it. A container of such a name is asked for with its engine: `docker:137`. */
function exitCodeIn(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= 255 ? Number(text) : undefined
}

async function exitCodeFindings(exitCode: number, { catalogue }: Context): Promise<Findings> {
  const { exitCodeDocument, exitCodePage } = await import('../../report/death/exit-code-page.ts')
  const meaning = meaningOfExitCode(exitCode)
  return {
    page: () => exitCodePage(meaning, catalogue),
    document: () => exitCodeDocument(meaning),
  }
}

/** Alive is an answer too; a guess is none. */
function isDetermined({ death }: Inquest): boolean {
  return death === undefined || death.confidence !== 'guess'
}
