import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { observe } from '../../../test/observe-real.ts'
import { needsPython, start, startPython, until } from '../../../test/real-process.ts'
import { equals, noSignals, type SignalSet, setOf, signalsIn } from '../../kernel/index.ts'
import { unknown, valueOr } from '../fact.ts'
import { bpfFactsOf, type KernelFacts } from './process-facts.ts'
import { noBpf } from './support.fixture.ts'
import { withKernelFacts } from './with-kernel-facts.ts'

async function factsOf(pid: number): Promise<KernelFacts> {
  const result = await bpfFactsOf(pid)
  if (!result.ok) throw new Error(`${result.why} ${result.detail}`)
  return result.facts
}

/** Waits until the leader is asleep in its call. */
async function asleep(pid: number, call: number): Promise<void> {
  await until(() => {
    const text = readFileSync(`/proc/${pid}/syscall`, 'utf8')
    return text.startsWith(`${call} `) || undefined
  })
}

const sigtimedwait = process.arch === 'x64' ? 128 : 137

const waits = (blocked: string, awaited: string) => `
import signal
signal.pthread_sigmask(signal.SIG_SETMASK, {${blocked}})
print()
signal.sigwait({${awaited}})`

describe.skipIf(noBpf)('a thread in sigwait', () => {
  beforeEach(needsPython)

  it('is kept what it blocked before and awaits; its mask is told as it was', async () => {
    const { pid } = await startPython(waits('1, 10, 15', '10, 15, 17'))
    await asleep(pid, sigtimedwait)
    const { threads } = await factsOf(pid)
    expect(threads).toHaveLength(1)
    expect(threads[0]).toMatchObject({
      tid: pid,
      blocked: setOf(1),
      fullMask: setOf(1, 10, 15),
      awaited: setOf(10, 15),
    })
  })

  it('that blocked nothing before is kept nothing', async () => {
    const { pid } = await startPython(waits('0 for _ in ()', '10, 15'))
    await asleep(pid, sigtimedwait)
    const [leader] = (await factsOf(pid)).threads
    expect(leader?.awaited).toEqual(noSignals)
  })

  it('is found beside a leader that does something else', async () => {
    const { pid } = await startPython(`
import signal, threading, time
signal.pthread_sigmask(signal.SIG_BLOCK, {12})
def wait():
    print()
    signal.sigwait({12})
threading.Thread(target=wait).start()
time.sleep(60)`)
    const threads = await until2(async () => {
      const { threads } = await factsOf(pid)
      return threads.some(({ awaited }) => !equals(awaited, noSignals)) ? threads : undefined
    })
    expect(threads.map(({ awaited }) => signalsIn(awaited))).toEqual([[], [12]])
    expect(threads.map(({ fullMask }) => signalsIn(fullMask))).toEqual([[12], [12]])
  })
})

/** Asks again and again until there is an answer. */
async function until2<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
  }
}

describe.skipIf(noBpf)('a process', () => {
  beforeEach(needsPython)

  it('has handlers that serve once, and calls that are restarted', async () => {
    const { pid } = await startPython(`
import ctypes, signal, time
libc = ctypes.CDLL(None)
noop = ctypes.CFUNCTYPE(None, ctypes.c_int)(lambda n: None)
class Action(ctypes.Structure):
    _fields_ = [('handler', type(noop)), ('mask', ctypes.c_ulong * 16), ('flags', ctypes.c_int), ('restorer', ctypes.c_void_p)]
for number, flags in ((10, 0x80000000), (12, 0x10000000), (15, 0x90000000), (34, 0)):
    action = Action(noop, (ctypes.c_ulong * 16)(), ctypes.c_int(flags).value, None)
    assert libc.sigaction(number, ctypes.byref(action), None) == 0
signal.signal(1, signal.SIG_IGN)
print(); time.sleep(60)`)
    const { oneShot, restarting, caught, ignored } = await factsOf(pid)
    expect([oneShot, restarting].map(signalsIn)).toEqual([
      [10, 15],
      [12, 15],
    ])
    const { signals } = observe(pid)
    expect({ known: true, value: caught }).toMatchObject({
      value: valueOr(signals.caught, noSignals),
    })
    expect(ignored).toEqual(valueOr(signals.ignored, noSignals))
  })

  it('that is an init is unkillable, and any other is not', async () => {
    const { pid } = await start(
      'unshare',
      '--pid',
      '--fork',
      '--kill-child',
      'bash',
      '-c',
      'echo; read',
    )
    const init = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'))
    expect((await factsOf(init)).unkillable).toBe(true)
    expect((await factsOf(pid)).unkillable).toBe(false)
  })

  it('that does not exist is not listed', async () => {
    expect(await bpfFactsOf(4194303)).toEqual({ ok: false, why: 'not-listed', detail: '4194303' })
  })
})

/** tini, or the one that comes with Docker. */
const tini = ['tini', 'docker-init'].find(
  (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0,
)

/** What tini does: block everything it may, and take one signal after the other. */
const likeTini = `
import signal, os
own = {4, 5, 7, 8, 11, 6, 31, 21, 22}
signal.pthread_sigmask(signal.SIG_SETMASK, set(range(1, 65)) - own - {32, 33})
if os.fork() == 0:
    __import__('ctypes').CDLL(None).prctl(1, 9, 0, 0, 0)
    print(); signal.pause()
signal.sigwait(set(range(1, 65)) - own - {32, 33})`

describe.skipIf(noBpf)('an init that waits for signals like tini', () => {
  beforeEach(needsPython)

  const isTheSame = async (init: number): Promise<SignalSet> => {
    await asleep(init, sigtimedwait)
    const before = observe(init)
    const after = withKernelFacts(before, await factsOf(init))
    const [shown] = valueOr(before.threads, [])
    const [leader] = valueOr(after.threads, [])
    const awaited = leader?.awaited ?? unknown('absent')
    expect(awaited).toMatchObject({ known: true, from: 'kernel: real_blocked' })
    expect(valueOr(awaited, noSignals)).toEqual(valueOr(shown?.awaited ?? awaited, noSignals))
    expect(after.program).toMatchObject({ unkillable: { value: true }, oneShot: { known: true } })
    return valueOr(awaited, noSignals)
  }

  it('is known to take SIGTERM, though procfs shows it open and without a handler', async () => {
    const { pid } = await start(
      'unshare',
      '--pid',
      '--fork',
      '--kill-child',
      'python3',
      '-u',
      '-c',
      likeTini,
    )
    const init = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'))
    const awaited = await isTheSame(init)
    expect(signalsIn(awaited)).toContain(15)
    expect(signalsIn(awaited)).not.toContain(9)
  })

  it.skipIf(tini === undefined)('such as tini itself', async () => {
    const program = ['bash', '-c', 'echo; read']
    const { pid } = await start(
      'unshare',
      '--pid',
      '--fork',
      '--kill-child',
      tini ?? '',
      '--',
      ...program,
    )
    const init = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'))
    expect(signalsIn(await isTheSame(init))).toContain(15)
  })
})

describe.skipIf(noBpf)('an observation', () => {
  it('of another process that had the number before is left as it is', async () => {
    const observation = observe(process.pid)
    const facts = await factsOf(process.pid)
    const other = { ...facts, startTime: facts.startTime + 1 }
    expect(withKernelFacts(observation, other)).toBe(observation)
    expect(withKernelFacts(observation, { ...facts, pid: 2 })).toBe(observation)
    expect(withKernelFacts(observation, facts)).not.toBe(observation)
  })

  it('is given threads where procfs was not asked for them', async () => {
    const { pid } = await start('bash', '-c', 'echo; read')
    const bare = { ...observe(pid), threads: unknown('not-asked') }
    const { threads } = withKernelFacts(bare, await factsOf(pid))
    expect(threads).toMatchObject({
      known: true,
      value: [{ tid: pid, awaited: { value: noSignals } }],
    })
  })

  it('that was refused what a thread waits for is told', async () => {
    const { pid } = await start('bash', '-c', 'echo; read')
    const observation = observe(pid)
    const refused = valueOr(observation.threads, []).map((thread) => ({
      ...thread,
      awaited: unknown('not-permitted'),
    }))
    const bare = { ...observation, threads: { known: true, value: refused, from: '' } as const }
    const { threads } = withKernelFacts(bare, await factsOf(pid))
    expect(valueOr(threads, [])[0]?.awaited).toMatchObject({ known: true, value: noSignals })
  })
})
