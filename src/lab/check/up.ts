/**
 * When a container counts as up: its health check says so, or it takes connections, or nothing happens in it any more; the first
 * that holds. One that never gets there is tried all the same, and that is said.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { type Activity, activityOf, isQuietBetween } from './activity.ts'
import type { Hands } from './hands.ts'
import { listeningPorts } from './listening.ts'

/**
 * - `healthy`: its health check passed.
 * - `listening`: on this port.
 * - `quiet`: no processor time, and no new process.
 * - `restless`: none of these until the time was over.
 * - `unseen`: its processes are on another machine, and it was given some time.
 */
export type Up =
  | { readonly how: 'healthy' | 'quiet' | 'restless' | 'unseen'; readonly milliseconds: number }
  | { readonly how: 'listening'; readonly port: number; readonly milliseconds: number }

export interface Waiting {
  readonly hands: Hands
  readonly id: string
  /** Its first process on this machine; left out where that cannot be seen. */
  readonly pid?: number
  readonly hasHealth: boolean
  /** Milliseconds after which it is tried as it is. */
  readonly patience: number
  /** Aborted when it has ended, or nobody waits any more. */
  readonly over: AbortSignal
}

const interval = 10
/** Milliseconds between two questions to the engine. */
const healthInterval = 100
/** How long nothing must happen: shortly where something else says that it is up, since the rest follows at once. */
const quiet = { alone: 400, listening: 50 }
/** A health check that does not pass for so long beside a program at rest is not asked any more: Podman needs systemd for it. */
const healthPatience = 5000
const unseenPatience = 3000

/** Waits for it; nothing when it was over before. */
export async function untilUp(waiting: Waiting): Promise<Up | undefined> {
  const { pid, patience, over } = waiting
  const begun = performance.now()
  const calm = new Calm()
  const health = new HealthQuestion(waiting)
  for (;;) {
    const milliseconds = Math.round(performance.now() - begun)
    if (over.aborted) return undefined
    if (await health.hasPassed()) return { how: 'healthy', milliseconds }
    const activity = pid === undefined ? undefined : activityOf(pid)
    const calmFor = activity === undefined ? 0 : calm.after(activity)
    const mayDecide = !waiting.hasHealth || milliseconds > healthPatience
    if (activity !== undefined && mayDecide && calmFor >= quiet.listening) {
      const [port] = listeningPorts(activity.pids)
      if (port !== undefined) return { how: 'listening', port, milliseconds }
      if (calmFor >= quiet.alone) return { how: 'quiet', milliseconds }
    }
    if (pid === undefined && !waiting.hasHealth && milliseconds > unseenPatience) {
      return { how: 'unseen', milliseconds }
    }
    if (milliseconds > patience) return { how: 'restless', milliseconds }
    await pause(interval)
  }
}

/** Since when nothing has happened. */
class Calm {
  private since: { readonly activity: Activity; readonly at: number } | undefined

  /** Milliseconds for which nothing has happened, now that this is seen. */
  after(activity: Activity): number {
    const at = performance.now()
    if (this.since === undefined || !isQuietBetween(this.since.activity, activity)) {
      this.since = { activity, at }
    }
    return at - this.since.at
  }
}

class HealthQuestion {
  private readonly waiting: Waiting
  private asked = 0

  constructor(waiting: Waiting) {
    this.waiting = waiting
  }

  /** Asks the engine now and then. */
  async hasPassed(): Promise<boolean> {
    const { hands, id, hasHealth } = this.waiting
    const now = performance.now()
    if (!hasHealth || now - this.asked < healthInterval) return false
    this.asked = now
    const answer = await hands.inspect(id)
    return answer.ok && answer.value.State.Health?.Status === 'healthy'
  }
}
