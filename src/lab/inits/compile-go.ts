/**
 * Compiles a Go program for the occasion. The compiler works in a directory of its own and ends whole.
 * `go help environment`
 */
import { accessSync, constants, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lane } from '../subject/lane.ts'
import { findProgram } from './find-program.ts'
import type { WhyLeftOut } from './left-out.ts'
import { ownDirectory } from './own-directory.ts'
import { runToEnd } from './run-to-end.ts'

export type Compiled =
  | { readonly ok: true; readonly file: string; remove(): Promise<void> }
  | { readonly ok: false; readonly left: WhyLeftOut }

/**
 * Compiles `source` within so many milliseconds: the first time Go compiles its own library too. The caller removes the
 * result.
 */
export async function compileGo(
  lane: Lane,
  source: string,
  abort: AbortSignal,
  patience: number,
): Promise<Compiled> {
  const go = findProgram(['go'])
  if (!go) return { ok: false, left: { why: 'not-found', detail: 'go' } }
  const { directory, remove } = ownDirectory('sigwhy-go-')
  try {
    const from = join(directory, 'main.go')
    const file = join(directory, 'main')
    writeFileSync(from, source)
    const args = ['build', '-o', file, from]
    const command = { file: go.file, args, environment: environment(directory) }
    const ended = await runToEnd(lane, command, patience, abort)
    if (ended.kind === 'ended' && ended.code === 0) return { ok: true, file, remove }
    await remove()
    if (ended.kind === 'no-time') return { ok: false, left: { why: 'no-time' } }
    return { ok: false, left: { why: 'not-compiled', detail: String(ended.code) } }
  } catch (error) {
    await remove()
    throw error
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
