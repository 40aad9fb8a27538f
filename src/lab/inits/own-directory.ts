/**
 * A directory that is removed when told, and else when Node ends, in whatever way: a shell of its own session waits for the
 * end of a pipe that only Node holds.  pipe(7)
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface OwnDirectory {
  readonly directory: string
  remove(): Promise<void>
}

/** Makes one whose name begins with `prefix`. */
export function ownDirectory(prefix: string): OwnDirectory {
  const directory = mkdtempSync(join(tmpdir(), prefix))
  // A program that runs as another user must be able to reach its own directory in it.
  chmodSync(directory, 0o711)
  const script = 'read -r _; rm -rf -- "$1"'
  const keeper = spawn('/bin/sh', ['-c', script, 'sh', directory], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
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
