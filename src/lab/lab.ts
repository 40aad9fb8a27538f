/**
 * A laboratory: a lane of puppets, and a trace of what the kernel does with their signals, where that can be had.
 */
import type { Lane } from './subject/lane.ts'
import type { TraceRefusal } from './trace/refusal.ts'
import type { Trace } from './trace/trace.ts'

/** Where cases and scenarios are played. */
export interface Lab {
  readonly lane: Lane
  /** The kernel's own words about every signal to a puppet of the lane; or why they cannot be had. */
  readonly trace: Trace | TraceRefusal
}
