/** `sigwhy audit`: judges the stop of every container that runs here. Asks and reads; stops nothing. */

import { audit } from '../../audit/audit.ts'
import { type Baseline, baselineOf, failing, parseBaseline } from '../../audit/baseline.ts'
import type { AuditSubject } from '../../audit/subject.ts'
import type { ContainerSummary, Engine, EngineProblem } from '../../observe/container/engine.ts'
import { readReader } from '../../observe/procfs/reader.ts'
import type { Audited } from '../../report/audit/audited.ts'
import { auditDocument } from '../../report/audit/document.ts'
import { auditPage } from '../../report/audit/page.ts'
import { type AuditReader, auditSubject } from '../audit-subjects.ts'
import { circumstancesHere } from '../circumstances.ts'
import type { Context } from '../context.ts'
import { engineFailure, enginesHere, notable } from '../engines.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Failure, failure, isFailure, textOf } from '../failure.ts'
import { askKernel } from '../look-deeper.ts'
import { printFindings } from '../output.ts'
import { asOutputFlags } from '../output-flags.ts'
import { type Progress, progressOf } from '../progress.ts'
import { version } from '../version.ts'
import type { AuditFlags } from './audit.ts'

export async function auditRun(
  this: Context,
  flags: AuditFlags,
  ...names: string[]
): Promise<Failure | undefined> {
  const texts = this.catalogue.audit
  const baseline = flags.baseline === undefined ? undefined : readBaseline(flags.baseline, this)
  if (isFailure(baseline)) return baseline
  const found = await engines(flags, this)
  if (isFailure(found)) return found
  const progress = progressOf(asOutputFlags(flags), this)
  const listed = await containersOf(found, names, this)
  if (isFailure(listed)) return listed
  const reading = await readingOf(flags, this)
  if (isFailure(reading)) return reading
  const { subjects, gone } = await subjectsOf(listed.running, reading, progress, this)
  const result = audit(subjects)
  const audited: Audited = {
    audit: result,
    engines: found.map((engine) => engine.version),
    notRunning: listed.notRunning,
    known: new Set(baseline?.fingerprints),
    version,
  }
  for (const engine of found) engine.close()
  await print(audited, flags, this)
  if (gone > 0) this.note(`${texts.gone(gone)}\n`)
  if (flags.writeBaseline !== undefined) {
    const written = baselineOf(result)
    const path = flags.writeBaseline
    const errno = this.writeFile(path, `${JSON.stringify(written, null, 2)}\n`)
    if (errno !== undefined)
      return failure({ code: 'no-baseline', path, errno } as const, texts, 'usage')
    this.note(`${texts.baselineWritten(flags.writeBaseline, written.fingerprints.length)}\n`)
  }
  const failed = failing(result, flags.failOn ?? [], baseline)
  if (failed.length > 0) {
    this.note(`${texts.failing(failed.length)}\n`)
    this.process.exitCode = exitCodes.finding
  }
  return undefined
}

/** The engines that answer; what was said by those that do not let the reader in is noted. */
async function engines(flags: AuditFlags, context: Context): Promise<readonly Engine[] | Failure> {
  const { catalogue } = context
  const { open, silent } = await enginesHere(context, flags.engine)
  const hidden = notable(silent)
  if (open.length > 0) {
    for (const { address, problem } of hidden) noteProblem(address, problem, context)
    return open
  }
  const [first] = hidden
  if (first !== undefined) return engineFailure(first.problem, context)
  const asked = silent.map(({ address }) => address)
  return failure({ code: 'no-engine', asked } as const, catalogue.audit, 'undetermined')
}

interface Running {
  readonly engine: Engine
  readonly container: ContainerSummary
}

/** All that run, or those that were named; each engine is asked at the same time. */
async function containersOf(
  engines: readonly Engine[],
  names: readonly string[],
  context: Context,
): Promise<{ readonly running: readonly Running[]; readonly notRunning: number } | Failure> {
  const answers = await Promise.all(engines.map((engine) => engine.list({ all: true })))
  const running: Running[] = []
  let notRunning = 0
  const missing = new Set(names)
  for (const [index, engine] of engines.entries()) {
    const answer = answers[index]
    if (answer === undefined) continue
    if (!answer.ok) {
      if (engines.length === 1) return engineFailure(answer.problem, context)
      noteProblem(engine.address, answer.problem, context)
      continue
    }
    for (const container of answer.value) {
      const name = names.find((each) => container.name === each || container.id.startsWith(each))
      if (names.length > 0 && name === undefined) continue
      missing.delete(name ?? '')
      if (container.state === 'running' || container.state === 'paused') {
        running.push({ engine, container })
      } else {
        notRunning += 1
      }
    }
  }
  const [text] = missing
  if (text !== undefined) {
    const asked = engines.map(({ version }) => version)
    const error = { code: 'no-container', text, asked, didYouMean: [] } as const
    return failure(error, context.catalogue.engines, 'no-target')
  }
  return { running, notRunning }
}

/** What an engine could not tell: the others are judged all the same. */
function noteProblem(address: string, problem: EngineProblem, { catalogue, note }: Context): void {
  const { said } = textOf(problem, catalogue.engines.problems)
  note(`${catalogue.audit.silent(address, said)}\n`)
}

async function readingOf(flags: AuditFlags, context: Context): Promise<AuditReader | Failure> {
  const reader = readReader()
  const circumstances = circumstancesHere(reader, context.kernelRelease())
  const kernel = await askKernel(flags, context)
  return isFailure(kernel) ? kernel : { reader, circumstances, ...kernel }
}

/** How many questions an engine is asked at once. */
const atOnce = 16

interface Read {
  readonly subjects: readonly AuditSubject[]
  /** Those that went away while they were looked at. */
  readonly gone: number
}

async function subjectsOf(
  running: readonly Running[],
  reading: AuditReader,
  progress: Progress,
  context: Context,
): Promise<Read> {
  const subjects: AuditSubject[] = []
  const problems = new Map<string, EngineProblem>()
  let next = 0
  let gone = 0
  const lane = async () => {
    for (let each = running[next++]; each !== undefined; each = running[next++]) {
      const { engine, container } = each
      const answer = await auditSubject(engine, container, reading)
      if (answer.ok) subjects.push(answer.value)
      else if (answer.problem.code === 'no-such') gone += 1
      else problems.set(engine.address, answer.problem)
      progress.show(`${subjects.length}/${running.length}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  progress.clear()
  for (const [address, problem] of problems) noteProblem(address, problem, context)
  return { subjects, gone }
}

async function print(audited: Audited, flags: AuditFlags, context: Context): Promise<void> {
  const { catalogue } = context
  switch (flags.output) {
    case 'sarif': {
      const { auditSarif } = await import('../../report/audit/sarif.ts')
      context.print(`${JSON.stringify(auditSarif(audited, catalogue), null, 2)}\n`)
      return
    }
    case 'junit': {
      const { auditJunit } = await import('../../report/audit/junit.ts')
      context.print(auditJunit(audited, catalogue))
      return
    }
    case 'text':
    case 'wide':
    case 'json':
    case 'yaml':
    case 'markdown':
      await printFindings(
        {
          page: (isDetailed) => auditPage(audited, catalogue, isDetailed),
          document: () => auditDocument(audited),
        },
        asOutputFlags(flags),
        context,
      )
  }
}

function readBaseline(path: string, { catalogue, readFile }: Context): Baseline | Failure {
  const reading = readFile(path)
  if (!reading.ok) {
    const { errno } = reading
    return failure({ code: 'no-baseline', path, errno } as const, catalogue.audit, 'usage')
  }
  const baseline = parseBaseline(reading.text)
  return baseline ?? failure({ code: 'not-a-baseline', path } as const, catalogue.audit, 'usage')
}
