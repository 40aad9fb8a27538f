import { closeSync, openSync, writeSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { scratch } from '../../machine/subject-layout.ts'
import { architecture } from './here.ts'
import { laneForTest, reason } from './lane.fixture.ts'
import type { Lane } from './lane.ts'
import { loadPayloads } from './load-payloads.ts'
import { Program } from './program.ts'
import { text, words } from './structures.ts'

const [SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV, SIGTERM] = [4, 5, 7, 8, 11, 15] as const
const isX86 = architecture === 'x86-64'

let lane: Lane
beforeAll(async () => {
  if (reason === '') lane = await laneForTest()
})
beforeEach(() => lane?.endAll())
afterAll(() => lane?.close())

describe.skipIf(reason !== '')(`code that a puppet calls${reason}`, () => {
  it.each([
    ['read memory', SIGSEGV],
    ['breakpoint', SIGTRAP],
    ['undefined instruction', SIGILL],
    ['privileged instruction', isX86 ? SIGSEGV : SIGILL],
    ['overflow stack', SIGSEGV],
  ] as const)('kills the init of a namespace when it faults: %s', (name, signal) => {
    const init = lane.outer.spawn({ newPidNamespace: true })
    const program = new Program()
    program.callCode(loadPayloads(init)[name], 0)
    const outcome = init.attempt(program)
    expect(outcome.kind === 'died' && outcome.waitStatus & 0x7f).toBe(signal)
  })

  it('divides by zero: a fault on x86-64, zero on aarch64', () => {
    const child = lane.outer.spawn()
    const program = new Program()
    const quotient = program.callCode(loadPayloads(child)['divide by zero'], 1)
    const outcome = child.attempt(program)
    if (isX86) expect(outcome.kind === 'died' && outcome.waitStatus & 0x7f).toBe(SIGFPE)
    else expect(outcome.kind === 'answered' && outcome.answer.value(quotient)).toBe(0)
  })

  it('reads memory, and gets SIGBUS behind the end of a mapped file', () => {
    const child = lane.outer.spawn()
    const payloads = loadPayloads(child)
    const program = new Program()
    const value = program.data(words(0x12345678))
    const read = program.callCode(payloads['read memory'], value)
    const file = program.call('memfd_create', program.data(text('empty')), 0)
    const mapping = program.call('mmap', 0, 4096, 1, 1, file, 0)
    expect(child.run(program).value(read)).toBe(0x12345678)
    const beyond = new Program()
    beyond.callCode(payloads['read memory'], child.run(program).value(mapping))
    const outcome = child.attempt(beyond)
    expect(outcome.kind === 'died' && outcome.waitStatus & 0x7f).toBe(SIGBUS)
  })

  it('stays on the CPU until a word of its memory changes', () => {
    const child = lane.outer.spawn()
    const program = new Program()
    program.callCode(loadPayloads(child)['spin while equal'], scratch.address, 0)
    child.post(program)
    expect(child.outcome(20).kind).toBe('silent')
    const memory = openSync(`/proc/${child.pid}/mem`, 'r+')
    writeSync(memory, words(1), 0, 8, scratch.address)
    closeSync(memory)
    expect(child.outcome().kind).toBe('answered')
  })

  it('stays on the CPU for a number of turns', () => {
    const child = lane.outer.spawn()
    const program = new Program()
    const result = program.callCode(loadPayloads(child).spin, 1_000_000)
    expect(child.run(program).value(result)).toBe(0)
  })

  it('is a handler that ends the process', () => {
    const init = lane.outer.spawn({ newPidNamespace: true })
    init.sigaction(SIGTERM, { address: loadPayloads(init)['exit in handler'] })
    lane.outer.kill(init.pid, SIGTERM)
    expect(init.attempt()).toEqual({ kind: 'died', waitStatus: SIGTERM << 8 })
  })
})
