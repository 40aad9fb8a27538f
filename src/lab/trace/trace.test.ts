import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lane, openLane } from '../subject/lane.ts'
import { openTrace } from './open-trace.ts'
import { parseLine } from './parse.ts'
import type { Trace } from './trace.ts'

describe('a line of trace_pipe', () => {
  it('tells of a signal that was generated, whatever the target is called', () => {
    const line =
      '   my app [1]-4242    [001] d..2.   17: signal_generate: sig=15 errno=0 code=0 comm=a pid=7 b pid=99 grp=1 res=1'
    expect(parseLine(line)).toEqual({
      kind: 'generate',
      signal: 15,
      thread: 99,
      shared: true,
      result: 1,
      code: 0,
    })
  })

  it('tells of a signal that was delivered, and to which thread', () => {
    const line =
      '        sleep-31     [000] d..2.   18: signal_deliver: sig=9 errno=0 code=0 sa_handler=0 sa_flags=0'
    expect(parseLine(line)).toEqual({ kind: 'deliver', signal: 9, thread: 31, handler: 0n })
  })

  it('is passed over when it is about lost events or headers', () => {
    expect(parseLine('CPU:1 [LOST 12 EVENTS]')).toBeUndefined()
    expect(parseLine('# tracer: nop')).toBeUndefined()
    expect(parseLine('')).toBeUndefined()
  })
})

const lane = await openLane()
const trace = 'refused' in lane ? lane : openTrace(lane)
const missing = 'refused' in trace ? trace.refused : undefined
if (missing && 'close' in lane) await lane.close()

describe.skipIf(missing)(`the trace of a lane${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let open: Trace
  let home: Lane
  beforeAll(() => {
    open = trace as Trace
    home = lane as Lane
  })
  afterAll(async () => {
    open.close()
    await home.close()
  })

  it('has the events between marks in the order they happened', () => {
    const { outer } = home
    open.take()
    open.mark('before')
    outer.kill(outer.pid, 23)
    open.mark('after')
    const { events, lost } = open.take()
    expect(lost).toBe(0)
    expect(events.map(({ kind }) => kind)).toEqual(['mark', 'generate', 'mark'])
    expect(events[1]).toMatchObject({ signal: 23, thread: outer.pid, result: 1, shared: true })
  })

  it('says how many events were lost when nobody took them in time', () => {
    const { outer } = home
    open.take()
    for (let i = 0; i < 30_000; i++) open.mark(`filling the buffer until it is full, line ${i}`)
    outer.kill(outer.pid, 23)
    const { events, lost } = open.take()
    expect(lost).toBeGreaterThan(0)
    expect(events.length + lost).toBeGreaterThanOrEqual(30_001)
    expect(open.take()).toEqual({ events: [], lost: 0 })
  })

  it('leaves no instance behind when it is closed', async () => {
    const other = await openLane()
    if ('refused' in other) throw new Error(other.refused)
    const second = openTrace(other)
    if ('refused' in second) throw new Error(second.refused)
    const instances = `/proc/${home.outer.pid}/root/sys/kernel/tracing/instances`
    const named = (): string[] => readdirSync(instances).filter((name) => name.endsWith(other.name))
    expect(named()).toHaveLength(1)
    second.close()
    expect(named()).toEqual([])
    await other.close()
  })
})
