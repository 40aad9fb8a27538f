import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { observe, observeElsewhere } from '../../../test/observe-real.ts'
import { start, startPython, until } from '../../../test/real-process.ts'
import { known, unknown, valueOr } from '../fact.ts'
import { observeProcess } from './observe-process.ts'

const isLinux = process.platform === 'linux'
const programOf = (pid: number) => observe(pid).program

describe.runIf(isLinux)('the program of a process', () => {
  it('is known by its file, its linker and its limits', async () => {
    const { pid } = await start('bash', '-c', 'ulimit -n 77; echo; read')
    const { executable, elf, limits, cgroups } = programOf(pid)
    expect(executable).toEqual(known(realpathSync('/bin/bash'), `/proc/${pid}/exe`))
    expect(elf).toMatchObject({
      value: { isStatic: false, interpreter: expect.stringMatching(/^\/lib.*ld-/) },
    })
    expect(valueOr(limits, [])).toContainEqual({ name: 'Max open files', soft: 77, hard: 77 })
    const text = readFileSync(`/proc/${pid}/cgroup`, 'utf8')
    const lines = valueOr(cgroups, []).map(
      ({ hierarchy, controllers, path }) => `${hierarchy}:${controllers.join()}:${path}\n`,
    )
    expect(lines.join('')).toBe(text)
  })

  it('has the children of every thread', async () => {
    const { pid, said } = await startPython(`
import ctypes, os, threading, time
libc = ctypes.CDLL(None)
started = []
def child():
    started.append(os.fork())
    if started[-1] == 0:
        libc.prctl(1, 9, 0, 0, 0)
        time.sleep(60); os._exit(0)
    time.sleep(60)
for _ in range(2): threading.Thread(target=child, daemon=True).start()
time.sleep(.3); print(*started); time.sleep(60)`)
    const children = valueOr(programOf(pid).children, [])
    expect(children).toEqual(
      said
        .split(' ')
        .map(Number)
        .sort((a, b) => a - b),
    )
    expect(children).toHaveLength(2)
  })

  it('has descriptors, closed ones among them, and an age that grows', async () => {
    const { pid } = await start('bash', '-c', 'echo; exec <&- >/dev/null; exec tail -f /dev/null')
    const { descriptors } = await until(() => {
      const found = programOf(pid)
      return found.descriptors.known && found.descriptors.value[1] === '/dev/null'
        ? found
        : undefined
    })
    expect(descriptors).toMatchObject({
      value: [undefined, '/dev/null', readlinkSync(`/proc/${pid}/fd/2`)],
    })
    const one = valueOr(programOf(process.pid).age, 0)
    await new Promise((resolve) => setTimeout(resolve, 60))
    const other = valueOr(programOf(process.pid).age, 0)
    expect(other - one).toBeGreaterThanOrEqual(50)
    expect(valueOr(programOf(pid).age, Number.POSITIVE_INFINITY)).toBeLessThan(one)
  })

  it('of a kernel thread is absent', (context) => {
    const result = observeProcess(2)
    if (!result.ok || valueOr(result.observation.name, '') !== 'kthreadd') {
      return context.skip('no kernel threads are visible here')
    }
    const { executable, elf, notified, terminal } = result.observation.program
    expect(executable).toEqual(unknown('absent', '/proc/2/exe: ENOENT'))
    expect([elf, notified]).toMatchObject([{ why: 'absent' }, { why: 'absent' }])
    expect(terminal).toMatchObject({ value: 0 })
  })

  it('of somebody else is what everybody may know', async (context) => {
    if (process.getuid?.() !== 0) return context.skip('only root can become somebody else')
    const { pid } = await start('bash', '-c', 'echo; read')
    const seen = observeElsewhere(
      `show(observe.observeProcess(${pid}))`,
      'setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all $OBSERVE',
    )
    const refused = { known: false, why: 'not-permitted' }
    expect(seen).toMatchObject({
      observation: {
        commandLine: { value: ['bash', '-c', 'echo; read'] },
        signalfds: refused,
        threads: { value: [{ tid: pid, call: refused, sleepsIn: refused }] },
        program: {
          executable: refused,
          elf: refused,
          notified: refused,
          descriptors: refused,
          cgroups: { known: true },
          limits: { known: true },
          age: { known: true },
          children: { value: [] },
        },
      },
    })
  })
})
