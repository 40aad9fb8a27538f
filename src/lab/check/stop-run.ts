/**
 * One copy, brought up and stopped as its user would: by the engine's own stop, with the container's own time. The forecast is
 * made just before, from what anybody could read.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Prognosis } from '../../explain/prognosis.ts'
import type { SenderUser } from '../../kernel/index.ts'
import type { EngineProblem } from '../../observe/container/engine.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import { observeTree } from '../../observe/procfs/observe-tree.ts'
import type { Sending } from '../inits/gallery-report.ts'
import { appsOf } from './apps.ts'
import type { Hands } from './hands.ts'
import { judge } from './outcome.ts'
import type { StopRun } from './run.ts'
import { notRun, type Started } from './started.ts'
import { stoppedFrom } from './stopped-from.ts'
import { type Listener, listenerOf } from './told.ts'
import { untilUp } from './up.ts'
import type { Witness } from './witness.ts'

export interface Conditions {
  readonly hands: Hands
  /** What the engine sends. */
  readonly signal: number
  /** Seconds until SIGKILL. */
  readonly timeout: number
  /** Milliseconds in which it has to be up. */
  readonly patience: number
  readonly forecast: (tree: ProcessTree, sending: Sending) => Prognosis
  /** Where the kernel can be asked. */
  readonly witness?: Witness
  /** Called when it is up, before anything is sent. */
  readonly onUp?: () => void
}

/** Brings it up, forecasts, stops it, and says what came of it. */
export async function stopRun(started: Started, conditions: Conditions): Promise<StopRun> {
  const { hands, patience, signal, timeout, witness, onUp } = conditions
  const { id, over, inspected, pid } = started
  const health = inspected.Config.Healthcheck?.Test ?? []
  const hasHealth = health.length > 0 && health[0] !== 'NONE'
  const waiting = { hands, id, hasHealth, patience, over, ...(pid === undefined ? {} : { pid }) }
  const up = await untilUp(waiting)
  if (up === undefined) return await early(started, hands)
  onUp?.()
  const before = pid === undefined ? undefined : lookBefore(pid, conditions)
  // It may have ended in the very moment.
  if (over.aborted) return await early(started, hands)
  const already = witness?.seen().length ?? 0
  const asked = performance.now()
  const answer = await hands.stop(id, timeout)
  if (!answer.ok) return notRun('stop', answer.problem)
  // The engine has said that it ended, so this is known already or will be in a moment.
  const ended = await Promise.race([
    started.ended,
    pause(patienceForEnd, undefined, { ref: false }),
  ])
  if (ended === undefined) return notRun('wait', silence(hands))
  if (!ended.ok) return notRun('wait', ended.problem)
  const milliseconds = Math.round(ended.value.at - asked)
  const events = witness?.seen().slice(already)
  const after = await hands.inspect(id)
  const stopped = stoppedFrom({
    exitCode: ended.value.exitCode,
    milliseconds,
    oomKilled: after.ok && after.value.State.OOMKilled,
    signal,
    timeout,
    apps: before?.apps ?? [],
    isDeferred: before?.forecast?.path.at(-1)?.reason.code === 'defers',
    ...(pid === undefined || events === undefined || witness?.hasLost() ? {} : { pid, events }),
  })
  const forecast = before?.forecast
  const judged = judge(stopped, forecast)
  return { kind: 'stopped', up, stopped, judged, ...(forecast === undefined ? {} : { forecast }) }
}

const patienceForEnd = 10_000

function silence({ address }: Hands): EngineProblem {
  return { code: 'timed-out', address, milliseconds: patienceForEnd }
}

/** An engine may signal whom it started, whoever asks it to. */
export const engineUser: SenderUser = { real: 0, effective: 0, capKill: true }

interface Before {
  readonly forecast?: Prognosis
  readonly apps: readonly Listener[]
}

function lookBefore(pid: number, { signal, forecast }: Conditions): Before {
  const result = observeTree(pid)
  if (!result.ok) return { apps: [] }
  const apps = appsOf(result.tree).flatMap((tree) => listenerOf(tree) ?? [])
  return { forecast: forecast(result.tree, { signal, from: 'host' }), apps }
}

async function early(started: Started, hands: Hands): Promise<StopRun> {
  const ended = await started.ended
  if (!ended.ok) return notRun('wait', ended.problem)
  const lines = await hands.lastLines(started.id, 5)
  const { exitCode, at } = ended.value
  const milliseconds = Math.round(at - started.at)
  return { kind: 'ended-early', exitCode, milliseconds, lastLines: lines.ok ? lines.value : [] }
}
