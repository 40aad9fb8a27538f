/**
 * Real processes for tests: started here, told apart by what they print, and always ended here, by pid.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { onTestFinished, type TestContext } from 'vitest'

/** An interpreter for the little programs of the tests; the system's own starts fastest. */
const python: string | undefined = ['/usr/bin/python3', '/usr/local/bin/python3'].find(existsSync)

/** For `beforeEach`: leaves the tests of a group out where there is no Python. */
export function needsPython(context: TestContext): void {
  if (python === undefined) context.skip('python3 is not installed')
}

/** For `beforeEach`: leaves the tests of a group out where nobody may make PID namespaces. */
export function needsNamespaces(context: TestContext): void {
  if (noNamespaces !== undefined) context.skip(noNamespaces)
}

/** Why tests with PID namespaces cannot run here; `undefined` when they can. */
const noNamespaces: string | undefined = (() => {
  if (process.platform !== 'linux') return 'not Linux'
  const tried = spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true'])
  return tried.status === 0 ? undefined : 'unshare --pid is not possible here'
})()

export interface RealProcess {
  readonly pid: number
  /** What it printed on its first line. */
  readonly said: string
  readonly child: ChildProcess
}

/** Starts a program and waits for the first line it prints. It is killed when the test ends. */
export async function start(command: string, ...args: readonly string[]): Promise<RealProcess> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env: plainEnvironment })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    child.stdin.destroy()
    child.stdout.destroy()
    await ended
  })
  const said = await firstLine(child)
  if (child.pid === undefined) throw new Error(`${command} has no pid`)
  return { pid: child.pid, said, child }
}

/** Starts a Python program; it should print a line when it is ready, and see that its own children end with it. */
export function startPython(program: string): Promise<RealProcess> {
  return start(python ?? 'python3', '-u', '-c', program)
}

/** Asks again and again, without blocking, until there is an answer. */
export async function until<T>(ask: () => T | undefined): Promise<T> {
  for (;;) {
    const answer = ask()
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Some machines make every Node read a bundle of certificates at its start. */
export const plainEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_EXTRA_CA_CERTS: undefined,
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`it ended with ${code}, saying: ${text}`)))
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    })
  })
}
