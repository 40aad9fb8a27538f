/**
 * The containers of this machine as an audit sees them: each engine is asked for all it runs, side by side; each first process
 * is read with what is below it; and what its stop signal comes to is worked out.
 */

import { outlives } from '../audit/cost.ts'
import type { AuditSubject } from '../audit/subject.ts'
import { explain } from '../explain/explain.ts'
import type { Circumstances } from '../explain/likely-question.ts'
import type { Prognosis } from '../explain/prognosis.ts'
import type { Container } from '../observe/container/container.ts'
import type { ContainerSummary, Engine } from '../observe/container/engine.ts'
import { known, unknown, valueOr } from '../observe/fact.ts'
import { observeProcess } from '../observe/procfs/observe-process.ts'
import type { Reader } from '../observe/procfs/reader.ts'
import { isHere } from './is-here.ts'
import { type KernelWord, prognosesFor, surrounded } from './look-deeper.ts'

/** Who reads, and by what. */
export interface AuditReader {
  readonly reader: Reader
  readonly circumstances: Circumstances
  readonly word?: KernelWord
}

/** One container; nothing where it has gone meanwhile. */
export async function auditSubject(
  engine: Engine,
  { id }: ContainerSummary,
  reading: AuditReader,
): Promise<AuditSubject | undefined> {
  const answer = await engine.inspect(id)
  if (!answer.ok) return undefined
  const isStill =
    valueOr(answer.value.state, undefined) === 'paused' && !engine.capabilities.stopsPaused
  return judged(answer.value, isStill, reading)
}

/** Signals that programs are stopped by, besides SIGTERM: one of them may serve better than the one that was chosen. */
const stopSignals = [15, 2, 3, 10, 28]

/** `isStill`: paused, and the engine would not stop it so. */
function judged(
  container: Container,
  isStill: boolean,
  { reader, circumstances, word }: AuditReader,
): AuditSubject {
  const { pid, stop } = container
  if (!pid.known) return { container, tree: unknown('vanished', 'State.Pid'), others: [] }
  if (!isHere(pid.value, container)) return { container, tree: unknown('hidden'), others: [] }
  const observed = observeProcess(pid.value, { reader, depth: 'threads' })
  if (!observed.ok) return { container, tree: unknown('vanished'), others: [] }
  const { observation } = observed
  const subject = { observation, circumstances, standing: 'host', reader } as const
  const deep = surrounded(subject, word)
  const tree = known(deep.tree, `/proc/${pid.value}`)
  if (!stop.signal.known || isStill) return { container, tree, others: [] }
  const signal = stop.signal.value
  const explanation = explain(deep.observation, { ...circumstances, signals: [signal] })
  const [prognosis] = prognosesFor(deep, [signal], ['host'])
  if (prognosis === undefined) return { container, tree, others: [] }
  return { container, tree, explanation, stop: prognosis, others: others(prognosis) }

  function others({ outcome }: Prognosis): readonly Prognosis[] {
    if (!outlives(outcome) && outcome !== 'abrupt') return []
    return prognosesFor(
      deep,
      stopSignals.filter((each) => each !== signal),
      ['host'],
    )
  }
}
