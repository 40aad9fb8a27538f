/**
 * A program that runs beside the benchmark and does one thing for each byte of its input.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** Without the certificate bundle that some versions of Node read at every start. */
const { NODE_EXTRA_CA_CERTS: _, ...plain } = process.env
export const plainEnvironment: NodeJS.ProcessEnv = plain

/** Answers each byte with a line; ends when its input is closed. */
export class Peer {
  private readonly child: ChildProcess
  private readonly lines: AsyncIterator<string>

  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env: plainEnvironment })
    if (!this.child.stdout) throw new Error(`${command} has no output`)
    this.lines = createInterface(this.child.stdout)[Symbol.asyncIterator]()
  }

  async line(): Promise<string> {
    const { value, done } = await this.lines.next()
    if (done) throw new Error('the program ended')
    return value
  }

  async scan(): Promise<number> {
    this.child.stdin?.write('.')
    return Number.parseInt(await this.line(), 10)
  }

  /** Closes its input, which ends it, and waits for that. */
  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.stdin?.end()
    if (this.child.exitCode === null) await ended
  }
}
