/** Runtimes that are not there, say nothing, or say something else. The sockets are real, only what is behind them is not CRI. */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttp2Server, type ServerHttp2Stream } from 'node:http2'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { isUp, socketOf, whyNot } from '../../../test/engines/engines.ts'
import { openCri } from './cri-engine.ts'
import { criOpeners } from './openers.ts'

const folder = mkdtempSync(join(tmpdir(), 'sigwhy-cri-'))
const servers: Server[] = []
const sockets = new Set<Socket>()

afterAll(() => rmSync(folder, { recursive: true }))

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done))
})

async function listening(server: Server): Promise<string> {
  const path = join(folder, `socket-${servers.length}`)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket)).on('error', () => undefined)
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(path, done))
  return path
}

/** What listens there says this to every question; nothing, where there is nothing to say. */
const saying = (answer: string | undefined) =>
  listening(
    createServer((socket) => {
      socket.on('data', () => answer !== undefined && socket.end(answer))
    }),
  )

/** A server of gRPC that ends every question so. */
const ending = (status: number, message: string) =>
  listening(
    createHttp2Server().on('stream', (stream: ServerHttp2Stream) => {
      stream.respond(
        {
          ':status': 200,
          'content-type': 'application/grpc+proto',
          'grpc-status': status,
          'grpc-message': message,
        },
        { endStream: true },
      )
    }),
  )

const open = (path: string, options = {}) => openCri(`unix://${path}`, options)

describe('a runtime', () => {
  it('that takes a question and says nothing is given up, and its connection ended', async () => {
    const path = await saying(undefined)
    const ended = new Promise((done) =>
      servers[0]?.once('connection', (socket) => socket.once('close', done)),
    )
    expect(await open(path, { timeout: 200 })).toMatchObject({
      problem: { code: 'timed-out', milliseconds: 200 },
    })
    await ended
  })

  it('can be called off', async () => {
    const path = await saying(undefined)
    const callOff = new AbortController()
    const answer = open(path, { signal: callOff.signal })
    callOff.abort()
    expect(await answer).toEqual({ ok: false, problem: { code: 'called-off' } })
    expect(await open(path, { signal: callOff.signal })).toMatchObject({
      problem: { code: 'called-off' },
    })
  })

  it.each([
    ['a page', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ])('that says %s is none', async (_, answer) => {
    expect(await open(await saying(answer))).toMatchObject({ problem: { code: 'unsupported' } })
  })

  it('that hangs up is unreachable', async () => {
    expect(await open(await saying(''))).toMatchObject({ problem: { code: 'unreachable' } })
  })

  it.each([
    [12, 'unknown service runtime.v1.RuntimeService', 'unsupported'],
    [7, 'no', 'not-permitted'],
    [16, 'who', 'not-permitted'],
    [5, 'no container', 'no-such'],
    [14, 'the plugin is not ready', 'unreachable'],
    [9, 'not now', 'not-running'],
    [2, 'out of order', 'refused'],
    [8, 'too large', 'refused'],
  ])('that answers with status %i, "%s"', async (status, message, code) => {
    expect(await open(await ending(status, message))).toMatchObject({ problem: { code } })
  })

  it('that is not there is unreachable', async () => {
    expect(await open(join(folder, 'nothing'))).toMatchObject({
      problem: { code: 'unreachable', errno: 'ENOENT' },
    })
  })

  it('that has ended is unreachable, though its socket is left', async () => {
    const script = `require('net').createServer().listen(${JSON.stringify(join(folder, 'left'))}, () => process.kill(process.pid, 'SIGKILL'))`
    spawnSync(process.execPath, ['-e', script])
    expect(existsSync(join(folder, 'left'))).toBe(true)
    expect(await open(join(folder, 'left'))).toMatchObject({
      problem: { code: 'unreachable', errno: 'ECONNREFUSED' },
    })
  })

  it('is on no file, and at no address but a socket', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect(await open(join(folder, 'file'))).toMatchObject({ problem: { code: 'unreachable' } })
    expect(await openCri('tcp://localhost:1')).toMatchObject({
      problem: { code: 'bad-address', why: 'malformed' },
    })
    const environment = { CONTAINER_RUNTIME_ENDPOINT: 'tcp://localhost:1' }
    const [opener] = criOpeners(environment)
    expect(await opener?.open({})).toMatchObject({ problem: { code: 'bad-address' } })
  })

  it('does not keep the program from ending, whatever it does', async () => {
    const path = await saying(undefined)
    const source = new URL('./cri-engine.ts', import.meta.url).pathname
    const script = `import(${JSON.stringify(source)}).then(async ({ openCri }) => {
      console.log(JSON.stringify(await openCri(${JSON.stringify(`unix://${path}`)}, { timeout: 300 })))
    })`
    const argv = ['--import', 'tsx', '--input-type=commonjs', '--eval', script]
    // What listens is in this process: it must go on listening.
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    expect(await new Promise((done) => child.once('close', done))).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ problem: { code: 'timed-out' } })
  })

  const isRoot = process.getuid?.() === 0
  const why = isRoot ? '' : ' (skipped: becoming somebody else needs root)'
  it.skipIf(!isRoot)(`lets in only whom its socket does${why}`, async () => {
    const path = await saying(undefined)
    chmodSync(path, 0o600)
    chmodSync(folder, 0o755)
    // Somebody else, in this program and through this client.
    const source = new URL('./cri-engine.ts', import.meta.url).pathname
    const script = `import(${JSON.stringify(source)}).then(async ({ openCri }) => {
      process.setgid(65534); process.setuid(65534)
      console.log(JSON.stringify(await openCri(${JSON.stringify(`unix://${path}`)})))
    })`
    const argv = ['--import', 'tsx', '--input-type=commonjs', '--eval', script]
    const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
    expect(JSON.parse(stdout || stderr)).toMatchObject({ problem: { code: 'not-permitted' } })
  })

  const ofDocker = '/run/sigwhy-test/docker/containerd/containerd.sock'
  it.skipIf(!isUp('docker'))(`is not what Docker keeps for itself${whyNot('docker')}`, async () => {
    expect(await open(ofDocker)).toMatchObject({ problem: { code: 'unsupported' } })
    expect(await open(socketOf('docker'))).toMatchObject({ problem: { code: 'unsupported' } })
  })
})
