/** `sigwhy` alone: finds every init, and says what SIGTERM makes of each. */
import { explain } from '../../explain/explain.ts'
import { likelyFamily } from '../../explain/likely-question.ts'
import { signalTable } from '../../kernel/index.ts'
import { containerIn } from '../../observe/cgroup-container.ts'
import { observeProcess } from '../../observe/procfs/observe-process.ts'
import { scanProcesses } from '../../observe/procfs/scan.ts'
import { initsDocument } from '../../report/inits/document.ts'
import { type ExplainedInit, initsPage } from '../../report/inits/page.ts'
import { circumstancesHere, standingTo } from '../circumstances.ts'
import type { Context } from '../context.ts'
import { type Failure, failure } from '../failure.ts'
import { printFindings } from '../output.ts'
import type { OutputFlags } from '../output-flags.ts'
import { prognosesFor } from '../prognoses.ts'

export async function initsRun(flags: OutputFlags, context: Context): Promise<Failure | undefined> {
  const { catalogue } = context
  const result = scanProcesses()
  if (!result.ok) return failure(result.error, catalogue.errors.observe, 'undetermined')
  const { table, names, reader } = result.scan
  const pids = [...names.keys()].map((row) => table.pid[row] ?? 0).sort((a, b) => a - b)
  const circumstances = circumstancesHere(reader, context.kernelRelease())
  const inits = pids.flatMap((pid): ExplainedInit[] => {
    const observed = observeProcess(pid, { reader })
    if (!observed.ok) return []
    const { observation } = observed
    const { numberOf } = signalTable(likelyFamily(observation))
    const term = numberOf.get('SIGTERM') ?? 15
    const signals = [term, numberOf.get('SIGKILL') ?? 9]
    const explanation = explain(observation, { ...circumstances, signals })
    const standing = standingTo(observation, reader)
    const subject = { observation, circumstances, standing, reader }
    const [prognosis] = prognosesFor(subject, [term], [sideOf(explanation, standing)])
    if (prognosis === undefined) return []
    const container = containerIn(observation.program.cgroups)
    const found = container.known ? { container: container.value } : {}
    return [{ explanation, standing, prognoses: [prognosis], ...found }]
  })
  const findings = {
    page: (isDetailed: boolean) => initsPage(inits, catalogue, isDetailed),
    document: () => initsDocument(inits),
  }
  await printFindings(findings, flags, context)
  return undefined
}

/** From where the reader stands, if that makes a difference for this process. */
function sideOf(
  { forecasts }: ReturnType<typeof explain>,
  standing: ExplainedInit['standing'],
): ExplainedInit['standing'] {
  return forecasts.some(({ from }) => from === standing) ? standing : 'inside'
}
