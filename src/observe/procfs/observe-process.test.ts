import { beforeEach, describe, expect, it } from 'vitest'
import { observe, observeElsewhere } from '../../../test/observe-real.ts'
import { needsNamespaces, needsPython, start, startPython } from '../../../test/real-process.ts'
import { has, noSignals } from '../../kernel/index.ts'
import { known, unknown, valueOr } from '../fact.ts'
import { observeProcess } from './observe-process.ts'

const isLinux = process.platform === 'linux'

describe.runIf(isLinux)('a bash with traps', () => {
  const traps = 'trap "" HUP; trap : TERM USR1; echo ready; read'

  it('is observed with its masks and where they were read', async () => {
    const { pid } = await start('bash', '-c', traps)
    const { signals, source } = observe(pid)
    expect(source).toBe('procfs')
    expect(signals.caught).toMatchObject({ from: `/proc/${pid}/status SigCgt` })
    const caught = valueOr(signals.caught, noSignals)
    expect([1, 10, 15].filter((signal) => has(caught, signal))).toEqual([10, 15])
    expect(has(valueOr(signals.ignored, noSignals), 1)).toBe(true)
    expect(signals.width).toMatchObject({ known: true })
    expect(signals.family).toMatchObject({ from: `this machine, ${process.arch}` })
  })

  it('is observed with its name, arguments, parent and users', async () => {
    const { pid } = await start('bash', '-c', traps)
    const bash = observe(pid)
    expect(bash.pid).toMatchObject({ value: pid })
    expect(bash.name).toMatchObject({ value: 'bash' })
    expect(bash.commandLine).toEqual(known(['bash', '-c', traps], `/proc/${pid}/cmdline`))
    expect(bash.parent).toMatchObject({ value: process.pid })
    expect(bash.users).toMatchObject({ value: { real: process.getuid?.() } })
    expect(bash.isKernelThread).toMatchObject({ value: false })
    expect(bash.init).toMatchObject({ value: 'no' })
    expect(bash.tracer).toMatchObject({ value: 0 })
  })

  it('keeps its start time as long as it lives, and a later process has a later one', async () => {
    const first = await start('bash', '-c', traps)
    const before = observe(first.pid).startTime
    await new Promise((resolve) => setTimeout(resolve, 30))
    const second = await start('bash', '-c', traps)
    expect(observe(first.pid).startTime).toEqual(before)
    expect(valueOr(observe(second.pid).startTime, 0)).toBeGreaterThan(valueOr(before, 0))
  })

  it('read no deeper than its status leaves the rest unasked', async () => {
    const { pid } = await start('bash', '-c', traps)
    const { signalfd, threads } = observe(pid, { depth: 'status' })
    expect(signalfd).toEqual(unknown('not-asked'))
    expect(threads).toMatchObject({ value: [{ tid: pid, awaited: unknown('not-asked') }] })
  })
})

describe.runIf(isLinux)('processes of every kind', () => {
  it('a process that reads itself is running, and waits for nothing', () => {
    const { state, threads, threadCount } = observe(process.pid)
    expect(state).toMatchObject({ value: 'R' })
    expect(threads.known && threads.value[0]).toMatchObject({
      tid: process.pid,
      awaited: { value: noSignals },
    })
    expect(valueOr(threads, []).length).toBe(valueOr(threadCount, 0))
  })

  it('a process that computes is in motion: nobody can say what it waits for', async () => {
    const { pid } = await start('bash', '-c', 'echo; while :; do :; done')
    expect(observe(pid).threads).toMatchObject({
      value: [{ state: { value: 'R' }, awaited: { known: false, why: 'in-motion' } }],
    })
  })

  it('a kernel thread has no arguments', (context) => {
    const result = observeProcess(2)
    if (!result.ok || valueOr(result.observation.name, '') !== 'kthreadd') {
      return context.skip('no kernel threads are visible here')
    }
    const { commandLine, isKernelThread, init } = result.observation
    expect(isKernelThread).toMatchObject({ value: true })
    expect(commandLine).toMatchObject({ value: [] })
    expect(init).toMatchObject({ value: 'no' })
  })
})

describe.runIf(isLinux)('processes that do as no shell does', () => {
  beforeEach(needsPython)

  it('a zombie has masks, no arguments and no open files', async () => {
    const { said } = await startPython(
      'import os, time\np = os.fork()\nif p == 0: os._exit(3)\ntime.sleep(.1); print(p); time.sleep(60)',
    )
    const zombie = observe(Number(said))
    expect(zombie.state).toMatchObject({ value: 'Z' })
    expect(zombie.commandLine).toMatchObject({ value: [] })
    expect(zombie.signals.ignored).toMatchObject({ known: true })
    expect(zombie.threads).toMatchObject({ value: [{ state: { value: 'Z' } }] })
  })

  it('a traced process names its tracer', async () => {
    const { pid, said } = await startPython(`
import ctypes, os, time
p = os.fork()
if p == 0:
    libc = ctypes.CDLL(None)
    libc.prctl(1, 9, 0, 0, 0)
    libc.ptrace(0, 0, 0, 0)
    time.sleep(60)
time.sleep(.1); print(p); time.sleep(60)`)
    expect(observe(Number(said)).tracer).toMatchObject({ value: pid })
  })

  it('a name cannot forge a field', async () => {
    const { pid } = await startPython(
      "import ctypes\nctypes.CDLL(None).prctl(15, b'a\\nUid:\\t7\\t7\\\\', 0, 0, 0)\nprint(); input()",
    )
    const forger = observe(pid)
    expect(forger.name).toMatchObject({ value: 'a\nUid:\t7\t7\\' })
    expect(forger.users).toMatchObject({ value: { real: process.getuid?.() } })
  })
})

describe.runIf(isLinux)('what is no process', () => {
  const errorOf = (pid: number | string, proc?: string) => {
    const result = observeProcess(pid, proc === undefined ? {} : { proc })
    return result.ok ? undefined : result.error
  }

  it('is refused with what was given', () => {
    expect(errorOf('abc')).toEqual({ code: 'pid-not-a-number', text: 'abc' })
    expect(errorOf(0)).toEqual({ code: 'pid-zero', text: '0' })
    expect(errorOf(-7)).toEqual({ code: 'pid-negative', text: '-7' })
    expect(errorOf(4194305)).toEqual({ code: 'pid-too-large', text: '4194305', max: 4194304 })
  })

  it('may be a process that ended', async () => {
    const { pid, child } = await start('bash', '-c', 'echo; read')
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    expect(errorOf(pid)).toEqual({ code: 'no-such-process', pid })
  })

  it('may be one of the threads of a process', () => {
    const { threads } = observe(process.pid)
    const worker = valueOr(threads, []).at(-1)?.tid ?? 0
    expect(errorOf(worker)).toEqual({ code: 'is-thread', pid: worker, process: process.pid })
  })

  it('may be anything where no procfs is mounted', () => {
    expect(errorOf(1, '/tmp')).toEqual({ code: 'not-procfs', path: '/tmp' })
    expect(errorOf(1, '/nowhere/')).toEqual({ code: 'not-procfs', path: '/nowhere' })
  })
})

describe.runIf(isLinux)('a process that the mount hides', () => {
  beforeEach(needsNamespaces)

  const asNobody = (option: string) =>
    observeElsewhere(
      'show(observe.observeProcess(1))',
      `unshare --mount --pid --fork bash -c '
        mount -t proc -o ${option} proc /proc &&
        setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all $OBSERVE; exit $?'`,
    )

  it.each(['hidepid=1', 'hidepid=2'])('with %s is hidden, not missing', (option) => {
    expect(asNobody(option)).toMatchObject({
      ok: false,
      error: { code: 'hidden', pid: 1, hidepid: expect.any(String) },
    })
  })

  it('without hidepid is read, except for what takes the rights of a debugger', () => {
    expect(asNobody('rw')).toMatchObject({
      ok: true,
      observation: {
        init: { value: 'namespace' },
        signals: { caught: { known: true } },
        signalfd: { known: false, why: 'not-permitted' },
        threads: { value: [{ tid: 1, awaited: { known: false, why: 'not-permitted' } }] },
      },
    })
  })
})
