/** `sigwhy decode MASK…`: names the signals in masks, and says what an init with them does. Reads nothing. */
import { explain } from '../../explain/explain.ts'
import type { Explanation } from '../../explain/forecast.ts'
import { type Family, formatMask, signalTable } from '../../kernel/index.ts'
import { known, unknown } from '../../observe/fact.ts'
import type { Observation } from '../../observe/observation.ts'
import { noProgramFacts } from '../../observe/program-facts.ts'
import { observationFrom, threadsFrom } from '../../observe/status/observation-from.ts'
import { parseStatus } from '../../observe/status/parse-status.ts'
import { decodingDocument } from '../../report/decoding/document.ts'
import { decodingPage } from '../../report/decoding/page.ts'
import { readFamily } from '../architecture.ts'
import { circumstancesElsewhere } from '../circumstances.ts'
import type { Context } from '../context.ts'
import { type Failure, isFailure } from '../failure.ts'
import { type GivenMask, readMasks } from '../given-masks.ts'
import { printFindings } from '../output.ts'
import type { DecodeFlags } from './decode.ts'

export async function decodeRun(
  this: Context,
  flags: DecodeFlags,
  ...inputs: string[]
): Promise<Failure | undefined> {
  const { catalogue } = this
  const processes = readMasks(inputs, flags.as, catalogue)
  if (isFailure(processes)) return processes
  const asked = flags.arch === undefined ? undefined : readFamily(flags.arch, catalogue)
  if (isFailure(asked)) return asked
  const explanations = processes.map((masks) => explanationOf(masks, asked))
  const findings = {
    page: (isDetailed: boolean) => decodingPage(explanations, catalogue, isDetailed),
    document: () => decodingDocument(explanations),
  }
  await printFindings(findings, flags, this)
  return undefined
}

function explanationOf(masks: readonly GivenMask[], asked: Family | undefined): Explanation {
  const width = masks.some((mask) => mask.width === 32) ? 32 : 16
  const family = asked ?? (width === 32 ? 'mips' : 'generic')
  const { numberOf } = signalTable(family)
  const signals = [numberOf.get('SIGTERM') ?? 15, numberOf.get('SIGKILL') ?? 9]
  const text = masks.map(({ name, set }) => `${name}:\t${formatMask(set, width)}\n`).join('')
  return explain(observationOf(text, family), { ...circumstancesElsewhere, signals })
}

/** The masks as the kernel would print them, read as any pasted text is. */
function observationOf(text: string, family: Family): Observation {
  const status = parseStatus(text, 'MASK')
  const absent = unknown('absent')
  return observationFrom(status, {
    source: 'pasted',
    family: known(family, '--arch'),
    commandLine: absent,
    pidNamespace: absent,
    init: absent,
    startTime: absent,
    threads: threadsFrom(status),
    signalfd: absent,
    signalfds: absent,
    program: noProgramFacts(absent),
  })
}
