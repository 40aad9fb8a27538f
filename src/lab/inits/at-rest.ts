/**
 * When a program is at rest: its leader sleeps in a system call it is known to rest in, and no thread is on the move.
 * proc_pid_syscall(5)
 */
import type { Observation } from '../../observe/observation.ts'
import { parseCurrentCall } from '../../observe/procfs/current-call.ts'
import { observeProcess } from '../../observe/procfs/observe-process.ts'
import { readText } from '../../observe/procfs/read.ts'

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
export function observedAtRest(pid: number): Observation | undefined {
  const result = observeProcess(pid)
  if (!result.ok) return undefined
  const { threads } = result.observation
  if (!threads.known) return result.observation
  const isMoving = threads.value.some(
    ({ awaited }) => !awaited.known && awaited.why === 'in-motion',
  )
  return isMoving ? undefined : result.observation
}

/** What two observations of a program at rest agree in. */
export function essenceOf({ name, commandLine, signals, threads, signalfd }: Observation): unknown {
  return { name, commandLine, signals, threads, signalfd }
}
