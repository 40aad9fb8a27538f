import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Architecture } from '../../machine/architecture.ts'
import { assemblePayloads } from '../../machine/payloads.ts'
import { assembleSubject } from '../../machine/subject.ts'
import { counters, deskWords, payloadArea, scratch } from '../../machine/subject-layout.ts'
import { Answer } from './answer.ts'
import { actionFlag } from './disposition.ts'
import { architecture as host } from './here.ts'
import { Program } from './program.ts'
import { signalAction, signalSetSize } from './structures.ts'

const [SIGUSR1, SIGCHLD] = [10, 17] as const
const handling = actionFlag.siginfo | actionFlag.restorer | actionFlag.restart
const directory = mkdtempSync(join(tmpdir(), 'sigwhy-test-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** How to run a program for `architecture`: itself, or an emulator of its system calls; else why not. */
function runner(architecture: Architecture): { command: string[]; reason: string } {
  if (architecture === host) return { command: [], reason: '' }
  const emulator = architecture === 'aarch64' ? 'qemu-aarch64' : 'qemu-x86_64'
  const found = spawnSync(emulator, ['--version']).status === 0
  return { command: [emulator], reason: found ? '' : ` [no ${emulator} here]` }
}

/** Feeds all requests to the subject's standard input and reads all replies from its output. */
function serve(architecture: Architecture, programs: readonly Program[]): readonly Answer[] {
  const file = join(directory, architecture)
  writeFileSync(file, assembleSubject(architecture).file, { mode: 0o700 })
  const [command = '', ...args] = [...runner(architecture).command, file]
  const requests = programs.map((program) => program.requestFor(0))
  const input = Buffer.concat(requests.map(({ request }) => request))
  const { stdout, status, signal } = spawnSync(command, args, { input })
  expect({ status, signal }).toEqual({ status: 0, signal: null })
  let at = 0
  return requests.map((encoded) => {
    const reply = stdout.subarray(at, at + encoded.replySize)
    at += encoded.replySize
    return new Answer(reply, encoded)
  })
}

describe.each(['x86-64', 'aarch64'] as const)('the subject on %s', (architecture) => {
  const { reason } = runner(architecture)
  const subject = assembleSubject(architecture)

  it.skipIf(reason !== '')(`makes calls and ends when its input does${reason}`, () => {
    const program = new Program(architecture)
    const [pid, user] = [program.call('getpid'), program.call('getuid')]
    const [first, second] = serve(architecture, [program, program])
    expect(first?.value(pid)).toBeGreaterThan(1)
    expect(second?.value(pid)).toBe(first?.value(pid))
    expect(first?.value(user)).toBe(process.getuid?.())
  })

  it.skipIf(reason !== '')(`runs its handler and goes on${reason}`, () => {
    const program = new Program(architecture).withCounters()
    const { handler, restorer } = subject
    const action = program.data(signalAction(handler, handling, restorer, 0n))
    const set = program.call('rt_sigaction', SIGUSR1, action, 0, signalSetSize)
    const pid = program.call('getpid')
    const sent = [program.call('kill', pid, SIGUSR1), program.call('kill', pid, SIGUSR1)]
    const [answer] = serve(architecture, [program])
    expect([set, ...sent].map((result) => answer?.value(result))).toEqual([0, 0, 0])
    expect(answer?.runs(SIGUSR1)).toBe(2)
    expect(answer?.runs(0)).toBe(2)
  })

  it.skipIf(reason !== '')(`clones children that go on as somebody else${reason}`, () => {
    const program = new Program(architecture)
    const pipe = program.space(8)
    program.call('pipe2', pipe, 0)
    program.call('dup3', program.stored(pipe, 0), 50, 0)
    // The child reads from an empty pipe whose only writer it is itself, and is then killed.
    const desk = deskWords({ input: 50, output: 1, slot: 0 })
    const child = program.become(desk, 'clone', SIGCHLD)
    program.call('kill', child, 9)
    const status = program.space(8)
    const waited = program.call('wait4', child, status, 0, 0)
    const [answer] = serve(architecture, [program])
    expect(answer?.value(child)).toBeGreaterThan(1)
    expect(answer?.value(waited)).toBe(answer?.value(child))
    expect(answer?.bytes(status).readInt32LE(0)).toBe(9)
  })

  it.skipIf(reason !== '')(`calls code with arguments and gives its result${reason}`, () => {
    const { code, addresses } = assemblePayloads(architecture)
    const program = new Program(architecture)
    const pipe = program.space(8)
    program.call('pipe2', pipe, 0)
    program.call('write', program.stored(pipe, 4), program.data(code), code.length)
    program.call('read', program.stored(pipe, 0), payloadArea.address, code.length)
    program.call('mprotect', payloadArea.address, payloadArea.size, 5)
    const spun = program.callCode(addresses.spin, 1000)
    const passed = program.callCode(addresses['spin while equal'], scratch.address, 1)
    const read = program.callCode(addresses['read memory'], counters.address)
    const [answer] = serve(architecture, [program])
    expect(answer?.value(spun)).toBe(0)
    expect(answer?.value(passed)).toBeTypeOf('number')
    expect(answer?.value(read)).toBe(0)
  })
})
