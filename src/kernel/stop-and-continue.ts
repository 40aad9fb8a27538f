/**
 * A stop signal throws a pending SIGCONT away, and SIGCONT every pending stop signal, before anybody asks whether the
 * signal itself is ignored, blocked or caught.  kernel/signal.c: prepare_signal(); signal(7)
 */

import { unqueued } from './set-action.ts'
import { has } from './signal-set.ts'
import type { SignalTable } from './signal-table.ts'
import type { Target } from './target.ts'

/** The target after the sending of `signal` was prepared; the ruling on the signal itself comes after that. */
export function prepared(target: Target, signal: number, table: SignalTable): Target {
  if (target.life === 'exiting' || target.life === 'reaped') return target
  if (has(table.stop, signal)) return unqueued(target, table.cont)
  if (!has(table.cont, signal)) return target
  const life = target.life === 'stopped' ? 'running' : target.life
  return { ...unqueued(target, table.stop), life }
}
