/**
 * Connections through ssh(1): each is the input and output of a `docker system dial-stdio` on the other machine, or Podman's
 * word of the same name, which pass on to the engine's socket there.
 * docker/cli: cli/connhelper/connhelper.go; podman-system-dial-stdio
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { Agent } from 'node:http'
import { Duplex, type Readable, type Writable } from 'node:stream'

export interface SshPlace {
  readonly engine: 'docker' | 'podman'
  readonly host: string
  /** Empty where ssh's own configuration says. */
  readonly port: string
  readonly user: string
  /** The socket on the other machine; empty, or `/`, where that is the usual one. */
  readonly path: string
}

export function sshAgent(place: SshPlace): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  return Object.assign(agent, { createConnection: () => new SshConnection(sshArguments(place)) })
}

/** It never asks for a password: whoever waits for an answer does not look. */
export function sshArguments({ engine, host, port, user, path }: SshPlace): readonly string[] {
  const option = engine === 'docker' ? '--host' : '--url'
  const socket = path === '' || path === '/' ? [] : [option, quoted(`unix://${path}`)]
  return [
    ...['-o', 'BatchMode=yes', '-T'],
    ...(user === '' ? [] : ['-l', decodeURIComponent(user)]),
    ...(port === '' ? [] : ['-p', port]),
    ...['--', host, engine, ...socket, 'system', 'dial-stdio'],
  ]
}

/** For the shell on the other machine. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** As much of a socket as Node's HTTP client asks of one. */
class SshConnection extends Duplex {
  readonly #ssh: ChildProcessByStdio<Writable, Readable, Readable>
  #said = ''

  constructor(argv: readonly string[]) {
    super()
    const ssh = spawn('ssh', argv, { stdio: ['pipe', 'pipe', 'pipe'] })
    this.#ssh = ssh
    ssh.stdout.on('data', (chunk) => {
      if (!this.push(chunk)) ssh.stdout.pause()
    })
    ssh.stderr.on('data', (chunk) => {
      this.#said = `${this.#said}${chunk}`.slice(-1000)
    })
    ssh.stdin.on('error', () => undefined)
    ssh.once('error', (error) => this.destroy(error))
    ssh.once('close', (status) => {
      if (status === 0) this.push(null)
      else this.destroy(this.#failure(status))
    })
  }

  override _read(): void {
    this.#ssh.stdout.resume()
  }

  override _write(chunk: unknown, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#ssh.stdin.write(chunk, () => done())
  }

  override _final(done: () => void): void {
    this.#ssh.stdin.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#ssh.kill()
    done(error)
  }

  /** An idle connection keeps nobody waiting. */
  unref(): this {
    const { stdin, stdout, stderr } = this.#ssh
    for (const each of [this.#ssh, stdin, stdout, stderr]) callIn(each, 'unref')
    return this
  }

  ref(): this {
    const { stdin, stdout, stderr } = this.#ssh
    for (const each of [this.#ssh, stdin, stdout, stderr]) callIn(each, 'ref')
    return this
  }

  setTimeout(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  setNoDelay(): this {
    return this
  }

  #failure(status: number | null): Error {
    const last = this.#said.trim().split('\n').at(-1) || `ended with ${status}`
    return Object.assign(new Error(last), { code: `ssh: ${last.replace(/^ssh: /, '')}` })
  }
}

/** Pipes of a child are sockets, which the types do not say. */
function callIn(object: object, name: 'ref' | 'unref'): void {
  const method: unknown = Reflect.get(object, name)
  if (typeof method === 'function') Reflect.apply(method, object, [])
}
