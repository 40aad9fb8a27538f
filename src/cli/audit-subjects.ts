/**
 * The containers of this machine as an audit sees them: each engine is asked for all it runs, side by side; each first process
 * is read with what is below it; and what its stop signal comes to is worked out.
 */

import type { AuditSubject } from '../audit/subject.ts'
import { explain } from '../explain/explain.ts'
import { isHandedOver } from '../explain/handed-over.ts'
import type { Circumstances } from '../explain/likely-question.ts'
import { outlives } from '../explain/outlives.ts'
import type { Prognosis } from '../explain/prognosis.ts'
import { has } from '../kernel/index.ts'
import type { Container } from '../observe/container/container.ts'
import type { Answer, ContainerSummary, Engine } from '../observe/container/engine.ts'
import { isOfContainer } from '../observe/container/is-of-container.ts'
import { known, unknown, valueOr } from '../observe/fact.ts'
import { processIn } from '../observe/process-tree.ts'
import { readChildren } from '../observe/procfs/children.ts'
import { observeProcess } from '../observe/procfs/observe-process.ts'
import type { Reader } from '../observe/procfs/reader.ts'
import { type DeepSubject, type KernelWord, prognosesFor, surrounded } from './look-deeper.ts'
import type { Subject } from './subject.ts'

/** Who reads, and by what. */
export interface AuditReader {
  readonly reader: Reader
  readonly circumstances: Circumstances
  readonly word?: KernelWord
}

/** One container, or why its engine could not tell of it: it may have gone meanwhile. */
export async function auditSubject(
  engine: Engine,
  { id }: ContainerSummary,
  reading: AuditReader,
): Promise<Answer<AuditSubject>> {
  const answer = await engine.inspect(id)
  if (!answer.ok) return answer
  const isStill =
    valueOr(answer.value.state, undefined) === 'paused' && !engine.capabilities.stopsPaused
  return { ok: true, value: judged(answer.value, isStill, reading) }
}

/** `isStill`: paused, and the engine would not stop it so. */
function judged(container: Container, isStill: boolean, reading: AuditReader): AuditSubject {
  const { pid, stop } = container
  if (!pid.known) return { container, tree: unknown('vanished', 'State.Pid'), others: [] }
  if (!isOfContainer(pid.value, container))
    return { container, tree: unknown('hidden'), others: [] }
  const { reader, circumstances } = reading
  const observed = observeProcess(pid.value, { reader, depth: 'threads' })
  if (!observed.ok) return { container, tree: unknown('vanished'), others: [] }
  const { observation } = observed
  const subject = { observation, circumstances, standing: 'host', reader } as const
  const signal = stop.signal.known && !isStill ? stop.signal.value : undefined
  const deep = alone(subject, signal) ?? surrounded(subject, reading.word)
  const tree = known(deep.tree, `/proc/${pid.value}`)
  const [prognosis] = signal === undefined ? [] : prognosesFor(deep, [signal], ['host'])
  if (prognosis === undefined) return { container, tree, others: [] }
  return { container, tree, stop: prognosis, others: othersThan(prognosis, deep) }
}

/** The subject by itself, where nobody is below it and the kernel alone decides: then nothing more has to be read. */
function alone(subject: Subject, signal: number | undefined): DeepSubject | undefined {
  const { observation, circumstances } = subject
  if (!observation.pid.known) return undefined
  const children = readChildren(`/proc/${observation.pid.value}`, observation.threads)
  if (!children.known || children.value.length > 0) return undefined
  const signals = signal === undefined ? [] : [signal]
  if (isHandedOver(explain(observation, { ...circumstances, signals }), signals)) return undefined
  return { ...subject, tree: { observation, children: { ...children, value: [] } } }
}

/** Signals that programs are stopped by, besides SIGTERM: one of them may serve better than the one that was chosen. */
const stopSignals = [15, 2, 3, 10, 28]

/** What the others come to, where the chosen one serves badly; only what the last who gets it has a handler for can be better. */
function othersThan({ signal, outcome, path }: Prognosis, deep: DeepSubject): readonly Prognosis[] {
  if (!outlives(outcome) && outcome !== 'abrupt') return []
  const pid = path.at(-1)?.pid
  const last = pid === undefined ? undefined : processIn(deep.tree, pid)
  const { caught } = (last ?? deep.tree).observation.signals
  const isWorthAsking = (each: number) =>
    each !== signal && (!caught.known || has(caught.value, each))
  return prognosesFor(deep, stopSignals.filter(isWorthAsking), ['host'])
}
