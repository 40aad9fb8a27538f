import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { LaneBroken } from './errors.ts'
import {
  laneDirectories,
  laneForTest,
  processesNamed,
  reason,
  statusField,
} from './lane.fixture.ts'
import type { Lane, LaneOptions } from './lane.ts'
import { Program } from './program.ts'

const [SIGKILL, SIGSTOP] = [9, 19] as const
const abandoned = fileURLToPath(new URL('./abandoned-lane.fixture.ts', import.meta.url))

const open: Lane[] = []
async function lane(options: LaneOptions = {}): Promise<Lane> {
  const opened = await laneForTest(options)
  open.push(opened)
  return opened
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

describe.skipIf(reason !== '')(`a lane${reason}`, () => {
  it('leaves nothing on disk while it is open', async () => {
    await lane()
    // Other tests open lanes too, and each has its directory for some milliseconds.
    await expect.poll(laneDirectories, { timeout: 5000 }).toEqual([])
  })

  it('leaves no process behind when it is closed', async () => {
    const one = await lane()
    const init = one.outer.spawn({ newPidNamespace: true })
    init.spawn().spawnThread()
    const stopped = one.outer.spawn()
    one.outer.kill(stopped.pid, SIGSTOP)
    one.outer.spawn().spawn()
    expect(processesNamed(one.name)).toHaveLength(6)
    await one.close()
    await one.close()
    expect(processesNamed(one.name)).toEqual([])
  })

  it('leaves no process behind when a puppet never answered', async () => {
    const one = await lane()
    const sleeping = one.outer.spawn()
    sleeping.post(forEver())
    await one.close()
    const other = await lane()
    other.outer.post(forEver())
    await other.close()
    const left = [one, other].flatMap(({ name }) => processesNamed(name))
    expect(left.filter(isRunning)).toEqual([])
  })

  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
    'dies with Node of %s, whole',
    async (signal) => {
      const node = spawn(process.execPath, ['--import', 'tsx', abandoned], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const { name, pids } = await firstLine(node)
      expect(pids.map((pid) => processesNamed(name).includes(pid))).not.toContain(false)
      node.kill(signal)
      await once(node, 'exit')
      // The kernel ends them on its own; whoever adopts the orphans reaps them in its own time.
      await expect.poll(() => processesNamed(name).filter(isRunning), { timeout: 5000 }).toEqual([])
      await expect.poll(laneDirectories, { timeout: 5000 }).toEqual([])
    },
  )

  it('is killed by its watchdog when an answer never comes, and can still be closed', async () => {
    const one = await lane({ patience: 1 })
    const child = one.outer.spawn()
    expect(() => child.run(forEver())).toThrow(LaneBroken)
    await one.close()
    expect(processesNamed(one.name).filter(isRunning)).toEqual([])
  })

  it('is not killed when Node is idle for longer than the watchdog waits', async () => {
    const one = await lane({ patience: 1 })
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(one.outer.call('getpid')).toBe(one.outer.pid)
  })

  it('pins Node and the puppets to one CPU, and gives Node back what it had', async () => {
    const cpu = availableParallelism() - 1
    const before = allowedHere()
    const one = await lane({ cpu })
    if (one.isPinned) expect(allowedHere()).toBe(statusField(one.outer.pid, 'Cpus_allowed_list'))
    expect(one.outer.spawn().attempt().kind).toBe('answered')
    await one.close()
    expect(allowedHere()).toBe(before)
    const broken = await lane({ cpu })
    broken.outer.post(forEver())
    await broken.close()
    expect(allowedHere()).toBe(before)
  })

  it('makes pid namespaces in a user namespace, where it is asked to or needs one', async () => {
    const one = await lane({ userNamespace: true })
    if (one.namespaces === 'refused') return
    expect(one.namespaces).toBe('user')
    const init = one.outer.spawn({ newPidNamespace: true })
    expect(init.call('getuid')).toBe(0)
    expect(init.spawn().kill(1, 9)).toBe(0)
    expect(init.attempt().kind).toBe('answered')
    one.outer.kill(init.pid, 9)
    expect(init.attempt()).toEqual({ kind: 'died', waitStatus: 9 })
  })

  it('says how many puppets it has room for', async () => {
    const one = await lane({ puppets: 3 })
    one.outer.spawn().spawn()
    expect(() => one.outer.spawn()).toThrow('3 puppets')
    one.endAll()
    expect(one.outer.spawn().call('getppid')).toBe(one.outer.pid)
  })

  it('can be opened next to another one', async () => {
    const [one, other] = [await lane(), await lane()]
    expect(one.name).not.toBe(other.name)
    expect(Math.max(one.name.length, other.name.length)).toBeLessThanOrEqual(15)
    expect(one.outer.spawn().call('getppid')).toBe(one.outer.pid)
    expect(other.outer.spawn().call('getppid')).toBe(other.outer.pid)
  })

  it('makes two thousand namespaces one after another', async () => {
    const one = await lane()
    for (let i = 0; i < 2000; i++) {
      const init = one.outer.spawn({ newPidNamespace: true })
      one.outer.kill(init.pid, SIGKILL)
      expect(init.attempt()).toEqual({ kind: 'died', waitStatus: SIGKILL })
    }
    expect(processesNamed(one.name)).toEqual([one.outer.pid])
  })
})

function forEver(): Program {
  const program = new Program()
  program.call('ppoll', 0, 0, 0, 0, 8)
  return program
}

async function firstLine(node: ChildProcess): Promise<{ name: string; pids: number[] }> {
  if (!node.stdout) throw new Error('no output to read')
  const [line] = await once(node.stdout, 'data')
  return JSON.parse(String(line))
}

function isRunning(pid: number): boolean {
  try {
    return !statusField(pid, 'State').startsWith('Z')
  } catch {
    return false
  }
}

function allowedHere(): string {
  const line = /^Cpus_allowed_list:\s*(.*)$/m.exec(readFileSync('/proc/thread-self/status', 'utf8'))
  return line?.[1] ?? ''
}
