import { describe, expect, it } from 'vitest'
import { noSignals, setOf } from '../../kernel/index.ts'
import type { TraceEvent } from '../trace/trace.ts'
import { type Listener, toldBy } from './told.ts'

const term = 15
const telling = new Set([term])
const app: Listener = {
  pid: 7,
  name: 'app',
  threads: new Set([7, 8]),
  awaited: noSignals,
  raisesAgain: false,
}

const sent = (thread = 7, result = 0, code = 0): TraceEvent => ({
  kind: 'generate',
  signal: term,
  thread,
  shared: true,
  result,
  code,
})
const delivered = (handler: bigint, thread = 7): TraceEvent => ({
  kind: 'deliver',
  signal: term,
  thread,
  handler,
})
const handler = 0x401000n
const byThread = -6

describe('a process', () => {
  it('was told when its handler ran, in whichever thread', () => {
    expect(toldBy([sent(), delivered(handler, 8)], app, telling)).toBe('told')
  })

  it('was told when a thread waited for the signal', () => {
    expect(toldBy([sent()], { ...app, awaited: setOf(term) }, telling)).toBe('told')
  })

  it('was told when it ends by the signal after its handler ran', () => {
    const events = [sent(), delivered(handler), sent(7, 0, byThread), delivered(0n)]
    expect(toldBy(events, app, telling)).toBe('told')
  })

  it('was not told when only its runtime made room for the default', () => {
    const events = [sent(), delivered(handler), sent(7, 0, byThread), delivered(0n)]
    expect(toldBy(events, { ...app, raisesAgain: true }, telling)).toBe('default')
  })

  it('was not told by the default action, by a signal that was dropped, or by one to another', () => {
    expect(toldBy([sent(), delivered(0n)], app, telling)).toBe('default')
    expect(toldBy([sent(7, 1)], app, telling)).toBe('dropped')
    expect(toldBy([sent()], app, telling)).toBe('queued')
    expect(toldBy([sent(9), delivered(handler, 9)], app, telling)).toBe('nothing')
    expect(toldBy([{ ...sent(), signal: 9 } as TraceEvent], app, telling)).toBe('nothing')
  })
})
