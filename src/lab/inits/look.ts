/** How a process stands to one signal, as its status says.  proc_pid_status(5) */
import { has, noSignals, type SignalSet, union } from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import { observeProcess } from '../../observe/procfs/observe-process.ts'

export interface Look {
  /** The signal is in one of its queues. */
  readonly pending: boolean
  /** Its leader does not block it. */
  readonly isOpen: boolean
  /** All that it has handlers for. */
  readonly caught: SignalSet
}

/** Looks at the process; one that is gone stands to nothing. */
export function lookAt(pid: number, signal: number): Look {
  const result = observeProcess(pid, { depth: 'status' })
  if (!result.ok) return { pending: false, caught: noSignals, isOpen: true }
  const { pending, sharedPending, caught, blocked } = result.observation.signals
  const queued = union(valueOr(pending, noSignals), valueOr(sharedPending, noSignals))
  return {
    pending: has(queued, signal),
    caught: valueOr(caught, noSignals),
    isOpen: !has(valueOr(blocked, noSignals), signal),
  }
}
