/**
 * Starts the outer puppet of a lane: the one process Node spawns; all others are cloned by puppets. Its
 * standard input is a file with one program that makes all pipes and then goes on reading from the first.
 * Nothing stays on disk: both files are gone as soon as it runs. prctl(2), pipe(2), signalfd(2).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { deskWords } from '../../machine/subject-layout.ts'
import { endsOf, signalDescriptor } from './channel.ts'
import type { Refusal } from './errors.ts'
import { subject } from './here.ts'
import { Program } from './program.ts'
import { intervalTimer, maskOf, signalSet, signalSetSize } from './structures.ts'

/** A started process, not yet spoken to. */
export interface Booted {
  readonly child: ChildProcess
  readonly pid: number
  /** Its name in /proc/PID/comm, unique on this machine while it runs, at most 15 bytes. */
  readonly name: string
}

const setParentDeathSignal = 1
const signalKill = 9
const signalChild = 17
const realTimer = 0
const nonBlocking = 0o4000
/** A puppet that nobody speaks to in this time ends itself. Speaking to it stops the clock. */
const loneliness = 5000
const attempts = 5

let started = 0

/** Starts a puppet that will have `channels` channels. */
export async function boot(channels: number): Promise<Booted | Refusal> {
  started += 1
  const name = `sw${[process.pid, threadId, started].map((n) => n.toString(36)).join('-')}`
  const directory = mkdtempSync(join(tmpdir(), 'sigwhy-lane-'))
  try {
    writeFileSync(join(directory, name), subject().file, { mode: 0o700 })
    const program = join(directory, 'program')
    writeFileSync(program, bootProgram(channels).requestFor(0).request)
    return await start(directory, name, program)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Resolves when `child` has exited and been reaped. */
export async function untilExited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  await new Promise((resolve) => child.once('exit', resolve))
}

async function start(directory: string, name: string, program: string): Promise<Booted | Refusal> {
  for (let attempt = 1; ; attempt++) {
    const input = openSync(program, 'r')
    const child = spawn(join(directory, name), [], {
      cwd: '/',
      env: {},
      stdio: [input, 'ignore', 'ignore'],
    })
    closeSync(input)
    if (child.pid !== undefined) {
      child.unref()
      return { child, pid: child.pid, name }
    }
    const code = await new Promise<string>((resolve) => {
      child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    })
    // Another thread's fork may for a moment hold the file open for writing.
    if (code !== 'ETXTBSY' || attempt === attempts) return { refused: 'execute', code, directory }
  }
}

function bootProgram(channels: number): Program {
  const program = new Program().unanswered()
  program.call('setitimer', realTimer, program.data(intervalTimer(loneliness)), 0)
  program.call('setsid')
  const children = program.data(signalSet(maskOf(signalChild)))
  const signals = program.call('signalfd4', -1, children, signalSetSize, nonBlocking)
  program.call('dup3', signals, signalDescriptor, 0)
  program.call('close', signals)
  for (let index = 0; index < channels; index++) {
    const ends = endsOf(index)
    addPipe(program, ends.requestRead, ends.requestWrite)
    addPipe(program, ends.replyRead, ends.replyWrite)
  }
  const { requestRead, replyWrite } = endsOf(0)
  const desk = deskWords({ input: requestRead, output: replyWrite, slot: 0 })
  program.become(desk, 'prctl', setParentDeathSignal, signalKill)
  return program
}

function addPipe(program: Program, read: number, write: number): void {
  const pipe = program.space(8)
  program.call('pipe2', pipe, 0)
  for (const [offset, descriptor] of [
    [0, read],
    [4, write],
  ] as const) {
    const made = program.stored(pipe, offset)
    program.call('dup3', made, descriptor, 0)
    program.call('close', made)
  }
}
