/**
 * Reads the lines of trace_pipe. The payload of the two signal events has looked the same since Linux 3.4.
 * include/trace/events/signal.h TP_printk; kernel/trace/trace.c trace_print_context()
 */
import type { TraceEvent } from './trace.ts'

/** The event on a line; undefined for lines that are none of ours, such as the one that tells of lost events. */
export function parseLine(line: string): TraceEvent | undefined {
  const head = prefix.exec(line)
  if (!head) return undefined
  const [, task, event, payload = ''] = head
  switch (event) {
    case 'signal_generate':
      return generate(payload)
    case 'signal_deliver':
      return deliver(payload, Number(task))
    case 'tracing_mark_write':
      return { kind: 'mark', text: payload.trimEnd() }
  }
  return undefined
}

// comm-PID [cpu] flags time: event: payload
const prefix = /-(\d+)\s+\[\d+\] .*?: (signal_generate|signal_deliver|tracing_mark_write): (.*)$/
const generated = /^sig=(\d+) errno=-?\d+ code=(-?\d+) comm=.* pid=(\d+) grp=(\d) res=(\d)$/
const delivered = /^sig=(\d+) errno=-?\d+ code=-?\d+ sa_handler=([0-9a-f]+) /

function generate(payload: string): TraceEvent | undefined {
  const fields = generated.exec(payload)
  if (!fields) return undefined
  const [signal, code, thread, shared, result] = fields.slice(1).map(Number)
  return {
    kind: 'generate',
    signal: signal ?? 0,
    thread: thread ?? 0,
    shared: shared === 1,
    result: result ?? 0,
    code: code ?? 0,
  }
}

function deliver(payload: string, thread: number): TraceEvent | undefined {
  const fields = delivered.exec(payload)
  if (!fields) return undefined
  return { kind: 'deliver', signal: Number(fields[1]), thread, handler: BigInt(`0x${fields[2]}`) }
}
