/**
 * Runs a program inside a container, to its end. The engine's word that it could not start it comes among the program's output.
 * Docker Engine API: POST /containers/{id}/exec, POST /exec/{id}/start, GET /exec/{id}/json; tried with Docker 20.10.24 and
 * Podman 4.3.1
 */
import { setTimeout as wait } from 'node:timers/promises'
import type Dockerode from 'dockerode'
import type { ExecResult } from '../container/engine.ts'
import { demultiplex } from './demultiplex.ts'

export interface Program {
  readonly container: string
  readonly argv: readonly string[]
  readonly input: string | undefined
  readonly user: string | undefined
}

/** Called off, it only stops to listen: no engine can be told to end such a program, but its input ends. */
export async function runInside(
  client: Dockerode,
  { container, argv, input, user }: Program,
  abortSignal: AbortSignal,
): Promise<ExecResult> {
  const exec = await client.getContainer(container).exec({
    Cmd: [...argv],
    AttachStdout: true,
    AttachStderr: true,
    AttachStdin: input !== undefined,
    ...(user !== undefined && { User: user }),
    abortSignal,
  })
  const stream = await exec.start({ hijack: true, stdin: input !== undefined, abortSignal })
  abortSignal.addEventListener('abort', () => stream.destroy(), { once: true })
  // A program that ends before it has read everything is no failure of ours.
  stream.on('error', () => undefined)
  if (input !== undefined) stream.end(input)
  const { stdout, stderr, engine } = await demultiplex(stream)
  const exitCode = await exitCodeOf(exec, abortSignal)
  const outputs = { stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') }
  return startFailure(exitCode, outputs, engine.toString('utf8')) ?? { exitCode, ...outputs }
}

/** The output may end before the engine has noticed that the program has. */
async function exitCodeOf(exec: Dockerode.Exec, abortSignal: AbortSignal): Promise<number> {
  for (let pause = 1; ; pause = Math.min(pause * 2, 100)) {
    const { Running, ExitCode } = await exec.inspect({ abortSignal })
    if (!Running && ExitCode !== null) return ExitCode
    await wait(pause, undefined, { signal: abortSignal })
  }
}

const couldNotStart = /^(OCI runtime exec failed: |Error: \w+: exec failed: |exec failed: )/

/** Docker has 126 for a program that is not there, too, and puts its words where the program's would be. */
function startFailure(
  exitCode: number,
  { stdout, stderr }: { readonly stdout: string; readonly stderr: string },
  engine: string,
): ExecResult | undefined {
  if (exitCode !== 126 && exitCode !== 127) return undefined
  const said = [engine, stdout, stderr].find((text) => couldNotStart.test(text))
  if (said === undefined) return undefined
  const isAbsent = /executable file not found|no such file or directory/.test(said)
  return { exitCode: isAbsent ? 127 : 126, stdout: '', stderr: said.trim() }
}
