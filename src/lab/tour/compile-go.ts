/**
 * Compiles a Go program for the occasion. The compiler is PID 1 of a namespace of its own, so that it ends whole, with all
 * it started, when its time is up or when Node ends; the directory it works in is then removed by whoever is left.
 * pid_namespaces(7); `go help environment`
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fromWaitStatus, toExitCode } from '../../kernel/index.ts'
import type { Lane } from '../subject/lane.ts'
import type { Puppet } from '../subject/puppet.ts'
import { becomeProgram } from './become-program.ts'
import { findProgram } from './find-program.ts'
import type { LeftOut } from './tour-report.ts'

/** Milliseconds that compiling may take: the first time Go compiles its own library too. */
const patience = 12_000

export type Compiled =
  | { readonly ok: true; readonly file: string; remove(): Promise<void> }
  | { readonly ok: false; readonly left: Omit<LeftOut, 'id'> }

/** Compiles `source`. The caller removes the result. */
export async function compileGo(lane: Lane, source: string, abort: AbortSignal): Promise<Compiled> {
  const go = findProgram(['go'])
  if (!go) return { ok: false, left: { why: 'not-found', detail: 'go' } }
  const { directory, remove } = ownDirectory()
  try {
    const from = join(directory, 'main.go')
    const file = join(directory, 'main')
    writeFileSync(from, source)
    const args = ['build', '-o', file, from]
    const puppet = lane.outer.spawn({ newPidNamespace: true })
    try {
      becomeProgram(puppet, { file: go.file, args, environment: environment(directory) })
      const left = await ended(puppet, abort)
      if (left === undefined) return { ok: true, file, remove }
      await remove()
      return { ok: false, left }
    } finally {
      puppet.end()
    }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Waits for the compiler; undefined is success. */
async function ended(
  compiler: Puppet,
  abort: AbortSignal,
): Promise<Omit<LeftOut, 'id'> | undefined> {
  const deadline = performance.now() + patience
  for (;;) {
    const outcome = compiler.outcome(0)
    if (outcome.kind === 'died') {
      const code = toExitCode(fromWaitStatus(outcome.waitStatus))
      return code === 0 ? undefined : { why: 'not-compiled', detail: String(code) }
    }
    if (performance.now() > deadline) return { why: 'no-time' }
    await pause(10)
    abort.throwIfAborted()
  }
}

/** Nothing from the network, nothing of the user's settings but where compiled packages are kept. */
function environment(directory: string): Record<string, string> {
  const { PATH = '', HOME, GOCACHE } = process.env
  const home = HOME !== undefined && isWritable(HOME) ? HOME : directory
  return {
    PATH,
    HOME: home,
    ...(GOCACHE === undefined ? {} : { GOCACHE }),
    GOTMPDIR: directory,
    GO111MODULE: 'off',
    GOENV: 'off',
    GOTOOLCHAIN: 'local',
    CGO_ENABLED: '0',
  }
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * A directory that is removed when told, and else when Node ends, in whatever way: a shell of its own session waits for
 * the end of a pipe that only Node holds.
 */
function ownDirectory(): { readonly directory: string; remove(): Promise<void> } {
  const directory = mkdtempSync(join(tmpdir(), 'sigwhy-go-'))
  const script = 'read -r _; rm -rf -- "$1"'
  const stdio = ['pipe', 'ignore', 'ignore'] as const
  const keeper = spawn('/bin/sh', ['-c', script, 'sh', directory], {
    detached: true,
    stdio: [...stdio],
  })
  keeper.unref()
  keeper.on('error', () => {})
  keeper.stdin.on('error', () => {})
  return {
    directory,
    async remove(): Promise<void> {
      rmSync(directory, { recursive: true, force: true })
      const isGone = keeper.pid === undefined || keeper.exitCode !== null
      const ended = isGone || keeper.signalCode !== null ? undefined : once(keeper, 'exit')
      keeper.ref()
      keeper.stdin.end()
      await ended
    },
  }
}
