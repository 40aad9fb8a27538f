/**
 * Watches a program after a signal. It cannot be asked, so it counts as alive when it was watched for a while and then is
 * calm. The state in /proc is looked at first, which is cheap; only a change makes the lane wait for it.
 * proc_pid_stat(5); waitid(2)
 */
import { setTimeout as pause } from 'node:timers/promises'
import { type ExitStatus, fromWaitStatus } from '../../kernel/index.ts'
import { readLatin1 } from '../../observe/procfs/read.ts'
import type { Puppet } from '../subject/puppet.ts'

/** How long and for what. */
export interface Watching {
  /** Milliseconds for which it is watched at least: many programs need some to end. */
  readonly atLeast: number
  /** Milliseconds after which nobody waits for it to become calm. */
  readonly patience: number
  /** Whether nothing of it is on the move. */
  isCalm(): boolean
}

export type Watched =
  | { readonly kind: 'ended'; readonly status: ExitStatus; readonly milliseconds: number }
  | { readonly kind: 'stopped'; readonly signal: number; readonly milliseconds: number }
  | { readonly kind: 'alive'; readonly isCalm: boolean; readonly milliseconds: number }

const interval = 10

/** Watches it until that is decided. */
export async function watch(
  puppet: Puppet,
  { atLeast, patience, isCalm }: Watching,
  abort: AbortSignal,
): Promise<Watched> {
  const start = performance.now()
  for (;;) {
    const milliseconds = Math.round(performance.now() - start)
    const outcome = hasChanged(puppet.pid) ? puppet.outcome(0) : undefined
    if (outcome?.kind === 'died') {
      return { kind: 'ended', status: fromWaitStatus(outcome.waitStatus), milliseconds }
    }
    if (outcome?.kind === 'stopped')
      return { kind: 'stopped', signal: outcome.signal, milliseconds }
    if (milliseconds >= atLeast && isCalm()) return { kind: 'alive', isCalm: true, milliseconds }
    if (milliseconds >= patience) return { kind: 'alive', isCalm: false, milliseconds }
    await pause(interval)
    abort.throwIfAborted()
  }
}

/** Whether waitid has something to tell: it is dead, stopped or gone. */
function hasChanged(pid: number): boolean {
  const stat = readLatin1(`/proc/${pid}/stat`)
  if (!stat.ok) return true
  const state = stat.value.slice(stat.value.lastIndexOf(')') + 2, stat.value.lastIndexOf(')') + 3)
  return !'RSDI'.includes(state)
}
