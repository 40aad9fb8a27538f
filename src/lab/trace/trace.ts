/**
 * The kernel's own words about the signals of one lane: the trace events signal_generate and signal_deliver, from a
 * private instance.  include/trace/events/signal.h; Documentation/trace/ftrace.rst "Instances"
 */

/** One event, in the order the kernel wrote them. Numbers of threads are those of the initial PID namespace. */
export type TraceEvent =
  /** A signal was sent to `thread`; `result` is the event's `res`. */
  | {
      readonly kind: 'generate'
      readonly signal: number
      readonly thread: number
      readonly shared: boolean
      readonly result: number
      readonly code: number
    }
  /** `thread` took the signal from its queue; `handler` is 0 for SIG_DFL, 1 for SIG_IGN. */
  | {
      readonly kind: 'deliver'
      readonly signal: number
      readonly thread: number
      readonly handler: bigint
    }
  /** {@link Trace.mark} was called. */
  | { readonly kind: 'mark'; readonly text: string }

/** A running trace of one lane. */
export interface Trace {
  /** Puts a mark between the events before and the events after. One line of text. */
  mark(text: string): void
  /** Takes all events since the last time, and how many of them the kernel had to throw away. */
  take(): { readonly events: readonly TraceEvent[]; readonly lost: number }
  /** Ends the trace; nothing of it is left. */
  close(): void
}
