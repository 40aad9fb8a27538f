/**
 * Opens Node's ends of a started puppet's channels, once it has made them. proc_pid_fd(5).
 */
import { existsSync } from 'node:fs'
import type { Booted } from './boot.ts'
import { Channel, endsOf } from './channel.ts'
import type { Refusal } from './errors.ts'
import { watchdogFor } from './watchdog.ts'

/** A few hundred microseconds usually; a puppet ends itself when it is left alone for seconds. */
const limit = 4000

/** The channels, or why they could not be had. `patience`: see LaneOptions. */
export async function openChannels(
  { pid }: Booted,
  count: number,
  patience: number,
): Promise<readonly Channel[] | Extract<Refusal, { refused: 'boot' }>> {
  const guard = watchdogFor(pid, patience)
  const last = `/proc/${pid}/fd/${endsOf(count - 1).replyWrite}`
  const deadline = performance.now() + limit
  while (!existsSync(last)) {
    if (performance.now() > deadline) return { refused: 'boot', code: 'ENOENT' }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  try {
    return Array.from({ length: count }, (_, index) => new Channel(pid, index, guard))
  } catch (error) {
    return { refused: 'boot', code: (error as NodeJS.ErrnoException).code ?? String(error) }
  }
}
