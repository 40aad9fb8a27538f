/**
 * Runs a command to its end as PID 1 of a namespace of its own, so that it ends whole, with all it started, when its time is
 * up or when Node ends.  pid_namespaces(7)
 */
import { setTimeout as pause } from 'node:timers/promises'
import { fromWaitStatus, toExitCode } from '../../kernel/index.ts'
import type { Lane } from '../subject/lane.ts'
import { becomeProgram, type Command } from './become-program.ts'

/** The code it exited with, 128+n for a signal; or that there was no time. */
export type Ended = { readonly kind: 'ended'; readonly code: number } | { readonly kind: 'no-time' }

/** Runs it for so many milliseconds at most. Throws what a lane throws. */
export async function runToEnd(
  lane: Lane,
  command: Command,
  patience: number,
  abort: AbortSignal,
): Promise<Ended> {
  const puppet = lane.outer.spawn({ newPidNamespace: true })
  try {
    becomeProgram(puppet, command)
    const deadline = performance.now() + patience
    for (;;) {
      const outcome = puppet.outcome(0)
      if (outcome.kind === 'died') {
        return { kind: 'ended', code: toExitCode(fromWaitStatus(outcome.waitStatus)) ?? 0 }
      }
      if (performance.now() > deadline) return { kind: 'no-time' }
      await pause(10)
      abort.throwIfAborted()
    }
  } finally {
    puppet.end()
  }
}
