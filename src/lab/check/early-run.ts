/**
 * The start-up window: a copy gets the stop signal after so many milliseconds of its life, before it has had time for its
 * handlers. Whether it is lost, the kernel says at once; where it cannot be asked, time has to tell.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { TraceEvent } from '../trace/trace.ts'
import { activityOf } from './activity.ts'
import { stopOf } from './checked-stop.ts'
import type { Hands } from './hands.ts'
import { OwnTime } from './own-time.ts'
import type { Early, EarlyRun } from './run.ts'
import { type Started, startCopy } from './started.ts'
import type { Witness } from './witness.ts'

export interface EarlyConditions {
  readonly hands: Hands
  /** Seconds until the engine would kill it. */
  readonly timeout: number
  readonly witness?: Witness
  /** Whether it is known by now that the signal ends no copy of any age. */
  isPointless(): boolean
  /** Called when the signal is sent. */
  readonly onSent?: () => void
}

/** Starts the copy, sends the signal when it is so old, and says what became of it. Whoever made it removes it. */
export async function earlyRun(
  id: string,
  after: number,
  conditions: EarlyConditions,
): Promise<EarlyRun> {
  const started = await startCopy(conditions.hands, id)
  if ('kind' in started) return { after, became: { kind: 'skipped', why: 'not-run' } }
  const ownTime = started.pid === undefined ? undefined : new OwnTime(started.pid)
  let ownAge = ownTime?.now()
  while (performance.now() < started.at + after) {
    const left = started.at + after - performance.now()
    await Promise.race([pause(Math.min(left, interval)), started.ended])
    if (started.over.aborted) {
      return { after, became: { kind: 'skipped', why: 'ended-by-itself' } }
    }
    ownAge = ownTime?.now()
  }
  const already = conditions.witness?.seen().length ?? 0
  const sent = performance.now()
  const { signal } = stopOf(started.inspected, conditions.timeout)
  if (!(await send(started, conditions, signal))) {
    return { after, became: { kind: 'skipped', why: 'not-permitted' } }
  }
  conditions.onSent?.()
  const age = Math.round(sent - started.at)
  const own = ownAge === undefined ? {} : { ownAge }
  return {
    after,
    age,
    ...own,
    became: await whatBecame(started, { ...conditions, signal, already, sent }),
  }
}

/** From the host and at once, where that is allowed: an engine takes its time. It cannot hit another: the engine has not yet told of its end. */
async function send(
  { id, pid, over }: Started,
  { hands }: EarlyConditions,
  signal: number,
): Promise<boolean> {
  if (pid !== undefined && !over.aborted) {
    try {
      process.kill(pid, signal)
      return true
    } catch {
      // Not root: the engine is.
    }
  }
  return (await hands.kill(id, signal)).ok
}

interface Sent extends EarlyConditions {
  readonly signal: number
  readonly already: number
  readonly sent: number
}

const interval = 10
/** Milliseconds that a program which will end has after the kernel's word. */
const afterword = 100

async function whatBecame(started: Started, sent: Sent): Promise<Early> {
  const { over, ended, pid } = started
  const deadline = sent.sent + sent.timeout * 1000
  let dropped = Number.POSITIVE_INFINITY
  while (performance.now() < deadline) {
    // The kernel knows before the engine does, and the engine may be busy.
    if (over.aborted || (pid !== undefined && activityOf(pid) === undefined)) {
      const gone = performance.now()
      const end = await ended
      if (!end.ok) return { kind: 'skipped', why: 'not-run' }
      const { exitCode, at } = end.value
      return { kind: 'ended', exitCode, milliseconds: Math.round(Math.min(at, gone) - sent.sent) }
    }
    if (sent.isPointless()) return { kind: 'skipped', why: 'deaf-anyway' }
    if (pid !== undefined && wasDropped(pid, sent)) dropped = Math.min(dropped, performance.now())
    if (performance.now() > dropped + afterword) return { kind: 'lost', proof: 'kernel' }
    await Promise.race([pause(interval), ended])
  }
  return { kind: 'lost', proof: 'time' }
}

/** `res` of the event: TRACE_SIGNAL_IGNORED. */
const ignored = 1

/** When it was sent, or when it was taken from the queue: an init without a handler is spared the default.  get_signal() */
function wasDropped(pid: number, { witness, already, signal }: Sent): boolean {
  const events: readonly TraceEvent[] = witness?.seen().slice(already) ?? []
  return events.some((event) => {
    if (event.kind === 'mark' || event.signal !== signal || event.thread !== pid) return false
    return event.kind === 'generate' ? event.result === ignored : event.handler === 0n
  })
}
