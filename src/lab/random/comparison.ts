/**
 * Compares what the model says of one operation with what happened on the kernel. What the kernel does a moment later is
 * waited for; what it never does is a difference.
 */
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { ProcessId, World } from '../../kernel/world/index.ts'
import { type Determined, sortedRuns } from './determined.ts'
import type { Disagreement } from './difference.ts'
import { expectedMasks, expectedNumbers, expectedStates } from './expectation.ts'
import type { Generated } from './generate.ts'
import type { Stage } from './stage.ts'

export interface Disagreeing {
  readonly process: ProcessId
  readonly disagreement: Disagreement
}

/** The first thing that is not as the model says; `isThorough` looks at everybody and at everything. */
export function compare(
  stage: Stage,
  { operation, played }: Generated,
  isThorough: boolean,
): Disagreeing | undefined {
  const found = compareResults(stage, played) ?? compareMoved(stage, operation.by, played)
  if (found) return found
  for (const event of played.answer.events) {
    if (event.kind === 'died') stage.bury(event.process)
    if (event.kind === 'reaped') stage.cast.forget(event.process)
  }
  return isThorough ? compareAll(stage, played.world) : undefined
}

function compareResults(stage: Stage, { answer }: Determined): Disagreeing | undefined {
  for (const event of answer.events) {
    if (event.kind !== 'returned') continue
    const { process, result: model } = event
    const kernel = stage.result(process)
    if (!isDeepStrictEqual(model, kernel)) {
      return { process, disagreement: { about: 'result', model, kernel } }
    }
  }
  return undefined
}

/** Looks at those whom the operation moved. */
function compareMoved(
  stage: Stage,
  caller: ProcessId,
  played: Determined,
): Disagreeing | undefined {
  // A caller that sleeps in its call has moved too, though nothing has happened to it.
  const moved = new Set<ProcessId>(played.world.processes.has(caller) ? [caller] : [])
  for (const event of played.answer.events) {
    moved.add(event.kind === 'sent' ? event.to : event.process)
  }
  for (const id of moved) {
    const found = stage.untilRight(
      () => lookAtState(stage, played.world, id) ?? lookAtRuns(stage, played, id),
    )
    if (found) return { process: id, disagreement: found }
  }
  return undefined
}

function compareAll(stage: Stage, world: World): Disagreeing | undefined {
  for (const process of world.processes.values()) {
    const numbers = expectedNumbers(world, process, stage.cast)
    const found = stage.untilRight(
      () => lookAtLines(stage, process.id, numbers) ?? lookAtState(stage, world, process.id),
    )
    if (found) return { process: process.id, disagreement: found }
  }
  return undefined
}

function lookAtState(stage: Stage, world: World, id: ProcessId): Disagreement | undefined {
  const process = world.processes.get(id)
  const status = stage.cast.actor(id).status()
  if (!process) return status === undefined ? undefined : { about: 'remains', kernel: status }
  const masks = expectedMasks(process)
  const state = status?.charAt(status.indexOf('State:\t') + 7) ?? '?'
  const isInState = expectedStates(process).includes(state)
  if (!isInState || (masks && !status?.includes(masks))) {
    const model = [`State:\t${expectedStates(process)}`, ...(masks?.split('\n') ?? [])]
    return { about: 'status', model, kernel: linesLike(status, model) }
  }
  if (process.call?.kind === 'sigwait') {
    const kernel = readFileSync(`/proc/${stage.cast.actor(id).pid}/syscall`, 'utf8')
    if (!/^(128|137) /.test(kernel)) return { about: 'sleep', kernel }
  }
  return undefined
}

function lookAtRuns(
  stage: Stage,
  { world, handled, isOrdered }: Determined,
  id: ProcessId,
): Disagreement | undefined {
  const life = world.processes.get(id)?.life.kind
  if (life !== 'running' && life !== 'stopped') return undefined
  const model = handled.get(id) ?? []
  const actor = stage.cast.actor(id)
  const kernel = actor.newRuns()
  const isSame = isOrdered
    ? isDeepStrictEqual(model, kernel)
    : isDeepStrictEqual(sortedRuns(model), sortedRuns(kernel))
  if (!isSame) return { about: 'handlers', model, kernel }
  actor.forgetRuns(kernel.length)
  return undefined
}

function lookAtLines(
  stage: Stage,
  id: ProcessId,
  model: readonly string[],
): Disagreement | undefined {
  const status = stage.cast.actor(id).status()
  const isSame = model.every((line) => status?.includes(`\n${line}`))
  return isSame ? undefined : { about: 'status', model, kernel: linesLike(status, model) }
}

/** The lines of the status file with the same names. */
function linesLike(
  status: string | undefined,
  model: readonly string[],
): readonly string[] | undefined {
  const names = model.map((line) => line.slice(0, line.indexOf(':') + 1))
  return status?.split('\n').filter((line) => names.some((name) => line.startsWith(name)))
}
