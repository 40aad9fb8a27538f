/** `sigwhy` alone: finds every init, and says what SIGTERM makes of each. */
import { explain } from '../../explain/explain.ts'
import { isHandedOver } from '../../explain/handed-over.ts'
import { type Circumstances, likelyFamily } from '../../explain/likely-question.ts'
import { signalTable } from '../../kernel/index.ts'
import { factsIn } from '../../observe/bpf/process-facts.ts'
import { scanWalk } from '../../observe/bpf/scan.ts'
import { containerIn } from '../../observe/cgroup-container.ts'
import { readCgroups } from '../../observe/procfs/cgroups.ts'
import { observeProcess } from '../../observe/procfs/observe-process.ts'
import { type Scan, scanProcesses } from '../../observe/procfs/scan.ts'
import { initsDocument } from '../../report/inits/document.ts'
import { type ExplainedInit, initsPage } from '../../report/inits/page.ts'
import { type BackendFlag, openBackend } from '../backend.ts'
import { circumstancesHere, standingTo } from '../circumstances.ts'
import type { Context } from '../context.ts'
import { type Failure, failure, isFailure } from '../failure.ts'
import { byItself, type KernelWord, prognosesFor, surrounded } from '../look-deeper.ts'
import { printFindings } from '../output.ts'
import type { OutputFlags } from '../output-flags.ts'
import { worksBehind } from '../works-behind.ts'

export async function initsRun(
  flags: OutputFlags & BackendFlag,
  context: Context,
): Promise<Failure | undefined> {
  const { catalogue } = context
  const found = await scanMachine(flags, context)
  if (isFailure(found)) return found
  const { scan, word, readBy } = found
  const { table, names, reader } = scan
  const pids = [...names.keys()].map((row) => table.pid[row] ?? 0).sort((a, b) => a - b)
  const circumstances = circumstancesHere(reader, context.kernelRelease())
  const inits = pids.flatMap((pid) => explainInit(pid, reader, circumstances, word))
  const findings = {
    page: (isDetailed: boolean) => initsPage({ inits, readBy }, catalogue, isDetailed),
    document: () => initsDocument({ inits, readBy }),
  }
  await printFindings(findings, flags, context)
  return undefined
}

interface Machine {
  readonly scan: Scan
  readonly readBy: 'bpf' | 'procfs'
  readonly word?: KernelWord
}

/** One scan of everybody, by the kernel's own structures where that may be. */
async function scanMachine(flags: BackendFlag, context: Context): Promise<Machine | Failure> {
  const backend = await openBackend(flags, context)
  if (isFailure(backend)) return backend
  if (backend.kind === 'bpf') {
    try {
      const result = scanWalk(backend.walks)
      if (result.ok) {
        return { scan: result.scan, readBy: 'bpf', word: factsIn(result.scan.records) }
      }
    } finally {
      backend.walks.close()
    }
  }
  const result = scanProcesses()
  if (!result.ok) return failure(result.error, context.catalogue.errors.observe, 'undetermined')
  return { scan: result.scan, readBy: 'procfs' }
}

/** One init; none where it has ended meanwhile. */
function explainInit(
  pid: number,
  reader: Scan['reader'],
  circumstances: Circumstances,
  word: KernelWord | undefined,
): ExplainedInit[] {
  const observed = observeProcess(pid, { reader, depth: 'threads' })
  if (!observed.ok) return []
  const standing = standingTo(observed.observation, reader)
  const subject = { observation: observed.observation, circumstances, standing, reader }
  const { numberOf } = signalTable(likelyFamily(subject.observation))
  const term = numberOf.get('SIGTERM') ?? 15
  const signals = [term, numberOf.get('SIGKILL') ?? 9]
  const first = explain(subject.observation, { ...circumstances, signals })
  const isDeep = isHandedOver(first, [term]) || worksBehind(subject)
  const deep = isDeep ? surrounded(subject, word) : byItself(subject)
  const explanation = isDeep ? explain(deep.observation, { ...circumstances, signals }) : first
  const isBothSided = explanation.forecasts.some(({ from }) => from === standing)
  const [prognosis] = prognosesFor(deep, [term], [isBothSided ? standing : 'inside'])
  if (prognosis === undefined) return []
  const { cgroups } = deep.observation.program
  const container = containerIn(cgroups.known ? cgroups : readCgroups(`/proc/${pid}`))
  const found = container.known ? { container: container.value } : {}
  return [{ explanation, standing, prognoses: [prognosis], ...found }]
}
