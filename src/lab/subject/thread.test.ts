import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { laneForTest, reason, statusField } from './lane.fixture.ts'
import type { Lane } from './lane.ts'
import { maskOf } from './structures.ts'

const [SIGUSR1, SIGTERM] = [10, 15] as const

let lane: Lane
beforeAll(async () => {
  if (reason === '') lane = await laneForTest()
})
beforeEach(() => lane?.endAll())
afterAll(() => lane?.close())

describe.skipIf(reason !== '')(`a thread of a puppet${reason}`, () => {
  it('answers on its own channel, as itself', () => {
    const init = lane.outer.spawn({ newPidNamespace: true })
    const worker = init.spawnThread()
    expect(worker.call('getpid')).toBe(1)
    expect(worker.call('gettid')).toBe(worker.innerPid)
    expect(init.call('gettid')).toBe(1)
    expect(statusField(worker.pid, 'Tgid')).toBe(String(init.pid))
    expect(statusField(init.pid, 'Threads')).toBe('2')
  })

  it('has its own mask, and shares the handlers', () => {
    const child = lane.outer.spawn()
    const worker = child.spawnThread({ blocked: maskOf(SIGTERM) })
    expect(BigInt(`0x${statusField(worker.pid, 'SigBlk')}`)).toBe(maskOf(SIGTERM))
    expect(BigInt(`0x${statusField(child.pid, 'SigBlk')}`)).toBe(0n)
    worker.sigaction(SIGUSR1, 'caught')
    expect(BigInt(`0x${statusField(child.pid, 'SigCgt')}`)).toBe(maskOf(SIGUSR1))
  })

  it('is known by the stack its handler ran on', () => {
    const child = lane.outer.spawn()
    const workers = [child.spawnThread(), child.spawnThread()]
    child.sigaction(SIGUSR1, 'caught')
    for (const thread of [...workers, child]) {
      child.tgkill(child.pid, thread.pid, SIGUSR1)
      expect(thread.attempt().kind).toBe('answered')
    }
    expect(child.handlerRuns().map(({ slot }) => slot)).toEqual([1, 2, 0])
    expect(workers[0]?.runs(SIGUSR1)).toBe(3)
  })

  it('takes a signal to the process that the leader blocks', () => {
    const child = lane.outer.spawn({ blocked: maskOf(SIGTERM) })
    const worker = child.spawnThread({ blocked: 0n })
    child.sigaction(SIGTERM, 'caught')
    lane.outer.kill(child.pid, SIGTERM)
    expect(worker.attempt().kind).toBe('answered')
    expect(child.handlerRuns().map(({ slot }) => slot)).toEqual([worker.slot])
  })

  it('dies with its process, and the process with it', () => {
    const child = lane.outer.spawn()
    const worker = child.spawnThread()
    lane.outer.tgkill(child.pid, worker.pid, 9)
    expect(worker.attempt()).toEqual({ kind: 'died', waitStatus: 9 })
    expect([child.isAlive, worker.isAlive]).toEqual([false, false])
  })

  it('can end alone, and its place is free again', () => {
    const child = lane.outer.spawn()
    for (let i = 0; i < 20; i++) {
      const worker = child.spawnThread()
      expect(worker.slot).toBe(1)
      worker.end()
    }
    expect(statusField(child.pid, 'Threads')).toBe('1')
    expect(child.attempt().kind).toBe('answered')
  })
})
