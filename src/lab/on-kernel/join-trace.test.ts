import { describe, expect, it } from 'vitest'
import { caseOf } from '../case.ts'
import type { Sighting } from '../on-kernel.ts'
import { nothing, type Outcome } from '../outcome.ts'
import type { TraceEvent } from '../trace/trace.ts'
import { joinTrace } from './join-trace.ts'

const unseen: Outcome = {
  sigaction: 'done',
  errno: 'none',
  result: 'unobserved',
  pending: 'none',
  resumes: false,
  effect: nothing,
  released: nothing,
  unblocked: nothing,
  delivery: 'unobserved',
}

function sighting(signal: number, ...threads: readonly number[]): Sighting {
  return { row: caseOf({ table: 'single-thread', signal }), outcome: unseen, threads }
}

function sent(signal: number, thread: number, result: number): TraceEvent {
  return { kind: 'generate', signal, thread, shared: true, result, code: 0 }
}

function taken(signal: number, thread: number): TraceEvent {
  return { kind: 'deliver', signal, thread, handler: 0n }
}

describe('the trace of cases', () => {
  it('belongs to the case whose mark came before, though numbers of processes come round again', () => {
    const [first, second] = [sighting(15, 7), sighting(10, 7)]
    const events: TraceEvent[] = [
      { kind: 'mark', text: first.row.id },
      sent(15, 7, 1),
      { kind: 'mark', text: 'end' },
      sent(9, 7, 0),
      taken(9, 7),
      { kind: 'mark', text: second.row.id },
      sent(10, 7, 0),
      taken(9, 7),
      { kind: 'mark', text: 'end' },
    ]
    const [one, other] = joinTrace([first, second], events)
    expect([one?.result, one?.delivery]).toEqual(['ignored', 'none'])
    expect([other?.result, other?.delivery]).toEqual(['delivered', 'kill'])
  })

  it('does not take signals to others for those to the target', () => {
    const one = sighting(17, 7)
    const events: TraceEvent[] = [
      { kind: 'mark', text: one.row.id },
      sent(17, 6, 1),
      taken(17, 6),
      sent(17, 7, 4),
    ]
    expect(joinTrace([one], events)[0]).toMatchObject({ result: 'lost-info', delivery: 'none' })
  })

  it('leaves unobserved what it has no events of', () => {
    expect(joinTrace([sighting(15, 7)], [])).toEqual([unseen])
  })
})
