/**
 * Runs a program inside a container over CRI, to its end. The runtime ends it when its time is over. That it could not be started
 * is an error in words, those of runc or crun.
 * CRI v1 ExecSync; containerd: pkg/cri/server/container_execsync.go; runc: "unable to start container process"
 */
import { ConnectError } from '@connectrpc/connect'
import type { CriConnection } from './connection.ts'

export interface Program {
  readonly container: string
  readonly argv: readonly string[]
  /** Milliseconds that whoever asks will wait. */
  readonly patience: number
}

export interface Ran {
  readonly exitCode: number
  readonly stdout: Uint8Array
  /** The runtime's own words where it could not be started. */
  readonly stderr: Uint8Array
}

/** Throws what the client throws, but for a program that could not be started. */
export async function runInside(
  { runtime }: CriConnection,
  { container: containerId, argv, patience }: Program,
  signal: AbortSignal,
): Promise<Ran> {
  // Whoever asks gives up first, which ends the program too; the runtime's own limit is for when nobody can say so.
  const timeout = BigInt(Math.ceil(patience / 1000) + 1)
  try {
    const request = { containerId, cmd: [...argv], timeout }
    const { stdout, stderr, exitCode } = await runtime.execSync(request, { signal })
    return { stdout, stderr, exitCode }
  } catch (error) {
    const failure = startFailure(ConnectError.from(error).rawMessage)
    if (failure === undefined) throw error
    return failure
  }
}

const couldNotStart = /failed to (start|create) exec|exec failed/

function startFailure(said: string): Ran | undefined {
  if (!couldNotStart.test(said)) return undefined
  const stderr = new TextEncoder().encode(said)
  const failed = (exitCode: number) => ({ exitCode, stdout: new Uint8Array(), stderr })
  if (/executable file (`.*` )?not found|no such file or directory/i.test(said)) return failed(127)
  if (/permission denied|exec format error|is a directory/i.test(said)) return failed(126)
  return undefined
}
