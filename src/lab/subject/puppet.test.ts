import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { laneForTest, reason, statusField } from './lane.fixture.ts'
import type { Lane } from './lane.ts'
import { Program } from './program.ts'
import { maskOf, signalSet, signalSetSize, timespec } from './structures.ts'

const [SIGKILL, SIGUSR1, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP] = [9, 10, 15, 17, 18, 19] as const
const EINVAL = 22
const ESRCH = 3

let lane: Lane
beforeAll(async () => {
  if (reason === '') lane = await laneForTest()
})
beforeEach(() => lane?.endAll())
afterAll(() => lane?.close())

describe.skipIf(reason !== '')(`a puppet${reason}`, () => {
  it('makes the system call it is told to make, and gives back what the kernel returned', () => {
    expect(lane.outer.call('getpid')).toBe(lane.outer.pid)
    expect(lane.outer.call('kill', lane.outer.pid, 65)).toBe(-EINVAL)
    expect(lane.outer.call('mmap', 0, 4096, 3, 0x22, -1, 0)).toBeGreaterThan(2 ** 32)
  })

  it('runs many calls in one program, later ones with the results of earlier ones', () => {
    const child = lane.outer.spawn()
    const program = new Program()
    const pid = program.call('getpid')
    const sent = program.call('kill', pid, 0)
    const group = program.call('getpgid', pid)
    const answer = child.run(program)
    expect([pid, sent, group].map((result) => answer.value(result))).toEqual([
      child.pid,
      0,
      child.pid,
    ])
  })

  it('runs as many calls as fit into a pipe in one program', () => {
    const program = new Program()
    const results = Array.from({ length: 1000 }, () => program.call('getpid'))
    const answer = lane.outer.run(program)
    expect(new Set(results.map((result) => answer.value(result)))).toEqual(
      new Set([lane.outer.pid]),
    )
    for (let i = 0; i < 30; i++) program.call('getpid')
    expect(() => lane.outer.spawn().run(program)).not.toThrow()
    const tooLong = new Program()
    tooLong.data(new Uint8Array(65536))
    expect(() => lane.outer.run(tooLong)).toThrow('too long')
  })

  it('runs its handler once per signal and remembers the sender', () => {
    const init = lane.outer.spawn({ newPidNamespace: true })
    const member = init.spawn()
    expect(init.sigaction(SIGTERM, 'caught')).toBe(0)
    expect(member.kill(1, SIGTERM)).toBe(0)
    expect(lane.outer.kill(init.pid, SIGTERM)).toBe(0)
    expect(init.attempt().kind).toBe('answered')
    expect(init.runs(SIGTERM)).toBe(2)
    expect(init.handlerRuns().map(({ signal, pid }) => [signal, pid])).toEqual([
      [SIGTERM, member.innerPid],
      [SIGTERM, 0],
    ])
  })

  it('keeps the last 64 runs, oldest first', () => {
    const child = lane.outer.spawn()
    child.sigaction(SIGUSR1, 'caught')
    child.sigaction(SIGTERM, 'caught')
    for (let i = 0; i < 70; i++) child.kill(child.pid, i < 10 ? SIGTERM : SIGUSR1)
    expect(child.runs(0)).toBe(70)
    expect(child.handlerRuns().map(({ signal }) => signal)).toEqual([
      ...Array<number>(4).fill(SIGTERM),
      ...Array<number>(60).fill(SIGUSR1),
    ])
  })

  it('refuses a handler for SIGKILL, as the kernel does', () => {
    expect(lane.outer.spawn().sigaction(SIGKILL, 'caught')).toBe(-EINVAL)
  })

  it('is number 1 in a new pid namespace, as the host sees it too', () => {
    const init = lane.outer.spawn({ newPidNamespace: true })
    const member = init.spawn()
    expect(init.call('getpid')).toBe(1)
    expect(statusField(init.pid, 'NSpid').split(/\s+/).at(-1)).toBe('1')
    expect(statusField(member.pid, 'NSpid').split(/\s+/).at(-1)).toBe(String(member.innerPid))
    expect(statusField(member.pid, 'Name')).toBe(lane.name)
  })

  it('nests: the init of a namespace can make another one', () => {
    const middle = lane.outer.spawn({ newPidNamespace: true })
    const inner = middle.spawn({ newPidNamespace: true })
    expect(statusField(inner.pid, 'NSpid').split(/\s+/).slice(-2)).toEqual([
      String(inner.pidForParent),
      '1',
    ])
    expect(middle.kill(inner.pidForParent, SIGKILL)).toBe(0)
    expect(inner.attempt()).toEqual({ kind: 'died', waitStatus: SIGKILL })
  })

  it('dies of SIGKILL from outside of its namespace and not from inside', () => {
    const init = lane.outer.spawn({ newPidNamespace: true })
    expect(init.spawn().kill(1, SIGKILL)).toBe(0)
    expect(init.attempt().kind).toBe('answered')
    expect(lane.outer.kill(init.pid, SIGKILL)).toBe(0)
    expect(init.attempt()).toEqual({ kind: 'died', waitStatus: SIGKILL })
    expect(lane.outer.kill(init.pid, 0)).toBe(-ESRCH)
  })

  it('tells when it stopped, and answers after SIGCONT', () => {
    const child = lane.outer.spawn()
    child.kill(lane.outer.pid, 0)
    lane.outer.kill(child.pid, SIGSTOP)
    expect(child.attempt()).toEqual({ kind: 'stopped', signal: SIGSTOP })
    lane.outer.kill(child.pid, SIGCONT)
    expect(child.outcome().kind).toBe('answered')
  })

  it('tells its exit status', () => {
    const child = lane.outer.spawn()
    const program = new Program()
    program.call('exit_group', 7)
    expect(child.attempt(program)).toEqual({ kind: 'died', waitStatus: 7 << 8 })
  })

  it('tells of a death that happened while another child was watched', () => {
    const [first, second] = [lane.outer.spawn(), lane.outer.spawn()]
    lane.outer.kill(first.pid, SIGKILL)
    for (let i = 0; i < 10; i++) expect(second.attempt().kind).toBe('answered')
    expect(first.attempt()).toEqual({ kind: 'died', waitStatus: SIGKILL })
  })

  it('leaves nothing in its channel for the next one to read', () => {
    for (let i = 0; i < 20; i++) {
      const child = lane.outer.spawn()
      lane.outer.kill(child.pid, SIGSTOP)
      expect(child.attempt().kind).toBe('stopped')
      child.end()
      const dying = lane.outer.spawn()
      lane.outer.kill(dying.pid, SIGTERM)
      expect(dying.attempt().kind).toBe('died')
    }
  })

  it('keeps its mask when it watches a child', () => {
    const parent = lane.outer.spawn()
    const child = parent.spawn()
    expect(child.attempt().kind).toBe('answered')
    expect(statusField(parent.pid, 'SigBlk')).toBe('0000000000000000')
    parent.mask('block', maskOf(SIGCHLD))
    expect(child.attempt().kind).toBe('answered')
    expect(BigInt(`0x${statusField(parent.pid, 'SigBlk')}`)).toBe(maskOf(SIGCHLD))
  })

  it('is silent while it sleeps in a call, and answers when that ends', () => {
    const child = lane.outer.spawn({ blocked: maskOf(SIGTERM) })
    const program = new Program()
    const set = program.data(signalSet(maskOf(SIGTERM)))
    const taken = program.call('rt_sigtimedwait', set, 0, 0, signalSetSize)
    child.post(program)
    expect(child.outcome(20)).toEqual({ kind: 'silent' })
    lane.outer.kill(child.pid, SIGTERM)
    const outcome = child.outcome()
    expect(outcome.kind === 'answered' && outcome.answer.value(taken)).toBe(SIGTERM)
  })

  it('gets nothing from sigtimedwait when nothing is sent', () => {
    const program = new Program()
    const set = program.data(signalSet(maskOf(SIGTERM)))
    const limit = program.data(timespec(1))
    const result = program.call('rt_sigtimedwait', set, 0, limit, signalSetSize)
    expect(lane.outer.run(program).value(result)).toBe(-11)
  })

  it('belongs to the outer puppet when its parent is gone', () => {
    const parent = lane.outer.spawn()
    const child = parent.spawn({ parentDeathSignal: 0 })
    parent.end()
    expect(child.isAlive).toBe(false)
    const other = lane.outer.spawn()
    const orphan = other.spawn({ parentDeathSignal: 0 })
    lane.outer.kill(other.pid, SIGKILL)
    expect(other.attempt().kind).toBe('died')
    expect(orphan.parent).toBe(lane.outer)
    expect(orphan.call('getppid')).toBe(lane.outer.pid)
    expect(orphan.attempt().kind).toBe('answered')
  })

  it('refuses a second program before the first is answered', () => {
    const child = lane.outer.spawn()
    child.post(new Program())
    expect(() => child.post(new Program())).toThrow('in flight')
    expect(child.outcome().kind).toBe('answered')
  })
})
