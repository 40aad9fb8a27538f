/**
 * A case in play: who is in it, and what has been seen of it so far.
 */
import type { Case } from '../case.ts'
import type { Outcome } from '../outcome.ts'
import type { Puppet } from '../subject/puppet.ts'
import type { Sleep } from './asleep.ts'
import type { Cast } from './stage.ts'

/** Grows while the case is played. */
export interface Scene {
  readonly row: Case
  readonly cast: Cast
  /** The target's threads, the leader first. */
  readonly threads: readonly Puppet[]
  readonly sigaction: Outcome['sigaction']
  /** A pidfd of the target that the sender has. */
  readonly pidfd: number | undefined
  /** Threads that were sent to sleep and have not come back. */
  readonly asleep: Map<Puppet, Sleep>
  /** The leader spins on a CPU. */
  isSpinning: boolean
  /** Runs of the handler that are accounted for. */
  runs: number
}

/** The mask that has the case's signal, and no other. */
export function maskOfCase({ signal }: Case): bigint {
  return 1n << BigInt(signal - 1)
}

/** Lets everybody else run, then looks whether it is so; a state that never comes is a bug of the case, and throws. */
export function waitUntil({ cast }: Scene, isSo: () => boolean): void {
  const { outer } = cast.target.lane
  for (let turn = 0; turn < patience; turn++) {
    outer.call('sched_yield')
    if (isSo()) return
  }
  throw new Error('what the case waits for never came')
}

/** Turns; some seconds. */
const patience = 100_000
