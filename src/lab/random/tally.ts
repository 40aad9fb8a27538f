/**
 * What a random run has tried: how often each call was made, and what came of it.
 */
import type { StepId } from '../../kernel/index.ts'
import type { OperationCall, ProcessId } from '../../kernel/world/index.ts'
import type { Generated } from './generate.ts'

export class Tally {
  readonly calls: Map<OperationCall, number> = new Map()
  /** Signals that were generated, by the step that ruled on them. */
  readonly steps: Map<StepId, number> = new Map()
  /** Runs of handlers. */
  handled = 0
  /** Processes that ended. */
  ended = 0
  /** Operations that moved several processes at once. */
  crowded = 0

  /** Counts one operation. */
  add({ operation, played }: Generated): void {
    count(this.calls, operation.call, 1)
    const moved = new Set<ProcessId>()
    for (const event of played.answer.events) {
      if (event.kind === 'handled') this.handled += 1
      if (event.kind === 'died') this.ended += 1
      if (event.kind === 'sent') count(this.steps, event.ruling.step, 1)
      moved.add(event.kind === 'sent' ? event.to : event.process)
    }
    if (moved.size > 2) this.crowded += 1
  }

  /** Adds what another run has tried. */
  merge(other: Tally): void {
    for (const [call, times] of other.calls) count(this.calls, call, times)
    for (const [step, times] of other.steps) count(this.steps, step, times)
    this.handled += other.handled
    this.ended += other.ended
    this.crowded += other.crowded
  }
}

function count<K>(counts: Map<K, number>, key: K, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times)
}
