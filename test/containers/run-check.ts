/** Runs `sigwhy check` as users do, beside the test: several may run, and the test may end one early. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { socketOf } from '../engines/engines.ts'
import { plainEnvironment } from '../real-process.ts'

const program = fileURLToPath(new URL('../../dist/bin/sigwhy.cjs', import.meta.url))

export interface CheckRun {
  readonly child: ChildProcess
  readonly ended: Promise<{
    readonly code: number | null
    readonly by: NodeJS.Signals | null
    readonly out: string
    /** The same without the ends of lines. */
    readonly said: string
    readonly err: string
  }>
}

/** Starts it on the engines of the tests. */
export function startCheck(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): CheckRun {
  if (!existsSync(program)) throw new Error('the program is not built: npm run build')
  const child = spawn(process.execPath, [program, 'check', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment, ...onTestEngines, LC_ALL: 'C', ...environment },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended = new Promise<Awaited<CheckRun['ended']>>((resolve) => {
    child.once('close', (code, by) =>
      resolve({ code, by, out, err, said: out.replaceAll(/\s+/g, ' ') }),
    )
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, ended }
}

const onTestEngines = {
  DOCKER_HOST: `unix://${socketOf('docker')}`,
  CONTAINER_HOST: `unix://${socketOf('podman')}`,
}

/** Runs it to its end. */
export function runCheck(...args: readonly string[]): CheckRun['ended'] {
  return startCheck(args).ended
}
