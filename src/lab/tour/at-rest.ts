/**
 * When a program is ready: its leader sleeps in the system call it rests in, no thread is on the move, and two
 * observations a little apart say the same. No fixed wait would tell: an interpreter that is still starting has other
 * handlers than one that runs.  proc_pid_syscall(5)
 */
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Observation } from '../../observe/observation.ts'
import { parseCurrentCall } from '../../observe/procfs/current-call.ts'
import { observeProcess } from '../../observe/procfs/observe-process.ts'
import { readText } from '../../observe/procfs/read.ts'
import type { Puppet } from '../subject/puppet.ts'

/** Milliseconds between two looks; two equal ones make it ready. */
const interval = 10
/** Milliseconds after which a program counts as one that never comes to rest. */
const patience = 8000

export type Readiness =
  | { readonly kind: 'ready'; readonly observation: Observation }
  | { readonly kind: 'ended'; readonly waitStatus: number }
  | { readonly kind: 'restless' }

/** Waits until the puppet rests in one of these calls. */
export async function untilAtRest(
  puppet: Puppet,
  calls: readonly number[],
  abort: AbortSignal,
): Promise<Readiness> {
  const deadline = performance.now() + patience
  let before: Observation | undefined
  for (;;) {
    const outcome = puppet.outcome(0)
    if (outcome.kind === 'died') return { kind: 'ended', waitStatus: outcome.waitStatus }
    const now = isResting(puppet.pid, calls) ? observedAtRest(puppet.pid) : undefined
    if (now && before && isDeepStrictEqual(essence(now), essence(before))) {
      return { kind: 'ready', observation: now }
    }
    if (performance.now() > deadline) return { kind: 'restless' }
    before = now
    await pause(interval)
    abort.throwIfAborted()
  }
}

/** Whether the leader sleeps in one of these calls; where that may not be read, whether it sleeps. */
export function isResting(pid: number, calls: readonly number[]): boolean {
  const text = readText(`/proc/${pid}/syscall`)
  if (!text.ok) return text.why !== 'vanished' && isAsleep(pid)
  const call = parseCurrentCall(text.value)
  return call?.kind === 'call' && calls.includes(call.number)
}

function isAsleep(pid: number): boolean {
  const text = readText(`/proc/${pid}/status`)
  return text.ok && /^State:\tS/m.test(text.value)
}

/** An observation in which nothing moved. */
function observedAtRest(pid: number): Observation | undefined {
  const result = observeProcess(pid)
  if (!result.ok) return undefined
  const { threads } = result.observation
  if (!threads.known) return result.observation
  const isMoving = threads.value.some(
    ({ awaited }) => !awaited.known && awaited.why === 'in-motion',
  )
  return isMoving ? undefined : result.observation
}

function essence({ name, commandLine, signals, threads, signalfd }: Observation): unknown {
  return { name, commandLine, signals, threads, signalfd }
}
