import { beforeEach, describe, expect, it } from 'vitest'
import { observe } from '../../../test/observe-real.ts'
import { needsPython, startPython, until } from '../../../test/real-process.ts'
import { has, isEmpty, noSignals, setOf } from '../../kernel/index.ts'
import { type Fact, known, unknown, valueOr } from '../fact.ts'
import type { ThreadObservation } from '../observation.ts'

beforeEach(needsPython)

/** The threads of a process, once each of them sleeps. */
function threadsOf(pid: number): Promise<readonly ThreadObservation[]> {
  return until(() => {
    const threads = valueOr(observe(pid).threads, [])
    const isCalm = threads.length > 0 && threads.every(({ awaited }) => awaited.known)
    return isCalm && threads.every(({ state }) => valueOr(state, 'R') !== 'R') ? threads : undefined
  })
}

/** exit(2): ends the calling thread alone. */
const exitNumber = process.arch === 'x64' ? 60 : 93

const words = (fact: Fact<typeof noSignals>) => valueOr(fact, undefined)

describe('a thread in sigwait', () => {
  const waits = (before: string) => `
import signal, os
signal.pthread_sigmask(signal.SIG_BLOCK, {${before}})
print()
signal.sigwait({10, 15})`

  it('waits for signals that its mask shows as open', async () => {
    const { pid } = await startPython(waits('1, 10, 15'))
    const [leader] = await threadsOf(pid)
    expect(words(leader?.awaited ?? unknown('absent'))).toEqual(setOf(10, 15))
    expect(words(leader?.blocked ?? unknown('absent'))).toEqual(setOf(1))
    expect(words(observe(pid).signals.blocked)).toEqual(setOf(1))
  })

  it('waits for what it asked, blocked before or not', async () => {
    const { pid } = await startPython(waits(''))
    const [leader] = await threadsOf(pid)
    expect(leader?.awaited).toEqual(known(setOf(10, 15), `/proc/${pid}/task/${pid}/syscall`))
  })

  it('waits for nothing while it is stopped: its mask is back, though the kernel still names the call', async () => {
    const { pid, child } = await startPython(waits('1, 10, 15'))
    await threadsOf(pid)
    child.kill('SIGSTOP')
    const stopped = await until(() => {
      const [leader] = valueOr(observe(pid).threads, [])
      return leader !== undefined && valueOr(leader.state, 'R') === 'T' ? leader : undefined
    })
    expect(words(stopped.awaited)).toEqual(noSignals)
    expect(words(stopped.blocked)).toEqual(setOf(1, 10, 15))
  })

  it('may ask for SIGKILL and SIGSTOP, and gets neither', async () => {
    const { pid } = await startPython(`
import ctypes
mask = ctypes.create_string_buffer(128)
mask[0:8] = (2**64 - 1).to_bytes(8, 'little')
print()
ctypes.CDLL(None).sigwaitinfo(mask, None)`)
    const [leader] = await threadsOf(pid)
    const awaited = valueOr(leader?.awaited ?? unknown('absent'), noSignals)
    expect([9, 15, 19, 64].filter((signal) => has(awaited, signal))).toEqual([15, 64])
  })

  it('is found among the others of its process', async () => {
    const { pid } = await startPython(`
import signal, threading, time
signal.pthread_sigmask(signal.SIG_BLOCK, {12})
def wait():
    signal.pthread_sigmask(signal.SIG_BLOCK, {10})
    print()
    signal.sigwait({10, 12})
threading.Thread(target=wait).start()
time.sleep(60)`)
    const [leader, other, ...more] = await threadsOf(pid)
    expect(more).toEqual([])
    expect(leader).toMatchObject({ tid: pid, awaited: { value: noSignals } })
    expect(leader?.blocked).toMatchObject({ value: setOf(12) })
    expect(other?.awaited).toMatchObject({ value: setOf(10, 12) })
  })
})

describe('threads', () => {
  it('have private queues beside that of the process', async () => {
    const { pid } = await startPython(`
import os, signal, threading, time
signal.pthread_sigmask(signal.SIG_BLOCK, {10, 12})
signal.pthread_kill(threading.get_ident(), 10)
os.kill(os.getpid(), 12)
print(); time.sleep(60)`)
    const { signals } = observe(pid)
    expect(words(signals.pending)).toEqual(setOf(10))
    expect(words(signals.sharedPending)).toEqual(setOf(12))
    expect((await threadsOf(pid))[0]?.pending).toMatchObject({ value: setOf(10) })
  })

  it('beyond the limit are counted but not read', async () => {
    const { pid } = await startPython(`
import threading, time
for _ in range(11): threading.Thread(target=time.sleep, args=(60,)).start()
print(); time.sleep(60)`)
    const { threadCount, threads } = observe(pid, { maxThreads: 4 })
    expect(threadCount).toMatchObject({ value: 12 })
    const rows = valueOr(threads, [])
    expect(rows).toHaveLength(12)
    expect(rows[0]?.tid).toBe(pid)
    expect(rows.filter(({ blocked }) => blocked.known)).toHaveLength(4)
    const beyond = unknown('not-asked', `/proc/${pid}/task: 12 threads, 4 read`)
    expect(rows.slice(4).every(({ awaited }) => awaited === rows[4]?.awaited)).toBe(true)
    expect(rows[4]).toEqual({
      tid: rows[4]?.tid,
      state: beyond,
      pending: beyond,
      blocked: beyond,
      awaited: beyond,
      tracer: beyond,
      call: beyond,
      blockedBefore: beyond,
      sleepsIn: beyond,
    })
  })

  it('live on when their leader has ended', async () => {
    const { pid } = await startPython(`
import ctypes, threading, time
libc = ctypes.CDLL(None)
def go():
    time.sleep(.05); print(); time.sleep(60)
threading.Thread(target=go).start()
libc.syscall(${exitNumber}, 0)`)
    const [leader, other] = await threadsOf(pid)
    expect(leader).toMatchObject({ tid: pid, state: { value: 'Z' } })
    expect(other).toMatchObject({ state: { value: 'S' }, blocked: { known: true } })
    expect(observe(pid).threadCount).toMatchObject({ value: 2 })
  })
})

describe('what a thread sleeps in', () => {
  it('is a system call with its first argument, and a function of the kernel', async () => {
    const { pid } = await startPython(`
import os
reading, writing = os.pipe()
print(reading); os.read(reading, 1)`)
    const [leader] = await threadsOf(pid)
    expect(leader?.call).toMatchObject({
      value: { kind: 'call', number: process.arch === 'x64' ? 0 : 63 },
      from: `/proc/${pid}/task/${pid}/syscall`,
    })
    expect(valueOr(leader?.sleepsIn ?? unknown('absent'), '')).toMatch(/pipe/)
  })

  it('is told of the process that waits for its child by what it waits for', async () => {
    const { pid } = await startPython(`
import ctypes, os, time
p = os.fork()
if p == 0:
    ctypes.CDLL(None).prctl(1, 9, 0, 0, 0)
    time.sleep(60)
print(p); os.waitpid(p, 0)`)
    const [leader] = await threadsOf(pid)
    const [child] = valueOr(observe(pid).program.children, [])
    expect(leader?.call).toMatchObject({ value: { firstArgument: BigInt(child ?? 0) } })
    expect(valueOr(leader?.sleepsIn ?? unknown('absent'), '')).toMatch(/wait/)
  })
})

describe('a signalfd', () => {
  const opens = (masks: string) => `
import ctypes, select, signal, time
libc = ctypes.CDLL(None)
def signalfd(*signals):
    mask = ctypes.create_string_buffer(128)
    mask[0:8] = sum(1 << (n - 1) for n in signals).to_bytes(8, 'little')
    fd = libc.signalfd(-1, mask, 0)
    assert fd >= 0
    return fd
${masks}
print(); time.sleep(60)`

  it('takes the signals of its mask; several take the union', async () => {
    const { pid } = await startPython(opens('signalfd(15, 17)\nsignalfd(2, 64)'))
    expect(observe(pid).signalfd).toMatchObject({ value: setOf(2, 15, 17, 64) })
  })

  it('is watched by the epoll instances that it was given to', async () => {
    const { pid, said } = await startPython(
      opens(`idle = signalfd(15)
watched = signalfd(17)
polls = [select.epoll(), select.epoll()]
polls[1].register(watched, select.EPOLLIN)
print(idle, watched, polls[1].fileno())`),
    )
    const [idle, watched, epoll] = said.split(' ').map(Number)
    expect(observe(pid).signalfds).toMatchObject({
      value: [
        { fd: idle, mask: setOf(15), watchedBy: [] },
        { fd: watched, mask: setOf(17), watchedBy: [epoll] },
      ],
    })
  })

  it('that nobody opened takes none', async () => {
    const { pid } = await startPython(opens(''))
    const { signalfd } = observe(pid)
    expect(signalfd.known && isEmpty(signalfd.value)).toBe(true)
  })
})
