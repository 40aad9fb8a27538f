/**
 * A laboratory: a lane of puppets, and a trace of what the kernel does with their signals, where that can be had.
 */
import { forbidCores } from './on-kernel/core.ts'
import type { Refusal } from './subject/errors.ts'
import { type Lane, type LaneOptions, openLane } from './subject/lane.ts'
import { openTrace } from './trace/open-trace.ts'
import type { TraceRefusal } from './trace/refusal.ts'
import type { Trace } from './trace/trace.ts'

/** Where cases and scenarios are played. */
export interface Lab {
  readonly lane: Lane
  /** The kernel's own words about every signal to a puppet of the lane; or why they cannot be had. */
  readonly trace: Trace | TraceRefusal
}

/** What a laboratory should be like. */
export interface LabOptions extends LaneOptions {
  /** False does without a trace where one could be had. */
  readonly isTraced?: boolean
}

/** Opens a laboratory, or says why there is none here. Whoever opens it must close it. */
export async function openLab(options: LabOptions = {}): Promise<Lab | Refusal> {
  const lane = await openLane(options)
  if ('refused' in lane) return lane
  try {
    forbidCores(lane.outer)
    const isTraced = options.isTraced ?? true
    return { lane, trace: isTraced ? openTrace(lane) : { refused: 'not-wanted' } }
  } catch (error) {
    await lane.close()
    throw error
  }
}

/** Ends everything in it; no process and no trace is left. */
export async function closeLab({ lane, trace }: Lab): Promise<void> {
  if ('close' in trace) trace.close()
  await lane.close()
}
