/**
 * The kernel's own word about the signals of throw-away containers: which of their processes a signal was sent to, and which
 * ran a handler for it. One private tracefs instance for all copies of a check.
 * include/trace/events/signal.h; Documentation/trace/ftrace.rst "Instances"
 */
import { type Lane, openLane } from '../subject/lane.ts'
import { openTrace } from '../trace/open-trace.ts'
import type { TraceRefusal } from '../trace/refusal.ts'
import type { Trace, TraceEvent } from '../trace/trace.ts'

export interface Witness {
  /** All that it has seen by now, in the kernel's order. */
  seen(): readonly TraceEvent[]
  /** Whether the kernel had to throw events away. */
  hasLost(): boolean
  /** Leaves nothing of it behind. */
  close(): Promise<void>
}

/** Opens it, or says why nobody can be asked. Signals that come by the thousand and tell nothing are left out. */
export async function openWitness(): Promise<Witness | TraceRefusal> {
  const lane = await openLane({ puppets: 2 })
  if ('refused' in lane) return { refused: 'not-permitted' }
  try {
    const trace = openTrace(lane, { name: 'check', filter: filterFor(lane) })
    if ('refused' in trace) {
      await lane.close()
      return trace
    }
    return new TraceWitness(lane, trace)
  } catch (error) {
    await lane.close()
    throw error
  }
}

const child = 17
/** Go interrupts its own threads with it; the lane tries the trace with it. */
const urgent = 23

function filterFor({ name }: Lane): string {
  return `sig != ${child} && (sig != ${urgent} || comm == "${name}")`
}

class TraceWitness implements Witness {
  private readonly lane: Lane
  private readonly trace: Trace
  private readonly events: TraceEvent[] = []
  private lost = 0
  private isOpen = true

  constructor(lane: Lane, trace: Trace) {
    this.lane = lane
    this.trace = trace
  }

  seen(): readonly TraceEvent[] {
    if (!this.isOpen) return this.events
    const { events, lost } = this.trace.take()
    this.events.push(...events)
    this.lost += lost
    return this.events
  }

  hasLost(): boolean {
    return this.lost > 0
  }

  async close(): Promise<void> {
    if (!this.isOpen) return
    this.isOpen = false
    this.trace.close()
    await this.lane.close()
  }
}
