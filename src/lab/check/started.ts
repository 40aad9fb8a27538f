/** A copy that runs: its id, its first process, and a promise of its end. */

import type { Answer, EngineProblem } from '../../observe/container/engine.ts'
import { isOfContainer } from '../../observe/container/is-of-container.ts'
import type { Hands, Inspected } from './hands.ts'
import type { NotRun } from './run.ts'

export interface Started {
  readonly id: string
  /** Its first process, where that is in this machine's /proc. */
  readonly pid?: number
  /** When the engine said that it ran, as performance.now() has it. */
  readonly at: number
  readonly inspected: Inspected
  /** Its exit code and when that was known. */
  readonly ended: Promise<Answer<Ended>>
  /** Aborted once it has ended. */
  readonly over: AbortSignal
}

export interface Ended {
  readonly exitCode: number
  readonly at: number
}

/** Starts a copy; `onAt` is for those who count its life from the first moment. */
export async function startCopy(hands: Hands, id: string): Promise<Started | NotRun> {
  const started = await hands.start(id)
  const at = performance.now()
  if (!started.ok) return notRun('start', started.problem)
  const end = new AbortController()
  const ended = hands.ended(id).then((answer): Answer<Ended> => {
    end.abort()
    if (!answer.ok) return answer
    return { ok: true, value: { exitCode: answer.value, at: performance.now() } }
  })
  const inspected = await hands.inspect(id)
  if (!inspected.ok) return notRun('inspect', inspected.problem)
  const { Pid } = inspected.value.State
  const pid = hands.isLocal && isOfContainer(Pid, { id }) ? { pid: Pid } : {}
  return { id, ...pid, at, inspected: inspected.value, ended, over: end.signal }
}

export function notRun(asked: NotRun['asked'], problem: EngineProblem): NotRun {
  return { kind: 'not-run', asked, problem }
}
