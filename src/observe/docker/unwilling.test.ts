/** Engines that are not there, say nothing, or say something else. The sockets are real, only what is behind them is not Docker. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openDocker } from './engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'sigwhy-engine-'))
const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done))
})

/** What listens there says this to every question; nothing, where there is nothing to say. */
async function listening(answer: string | undefined, name = 'socket'): Promise<string> {
  const path = join(folder, `${name}-${servers.length}`)
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', () => answer !== undefined && socket.end(answer))
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(path, done))
  return path
}

const http = (body: string, status = '200 OK') =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`

const open = (path: string, options = {}) =>
  openDocker({ engine: 'docker', address: `unix://${path}`, isChosen: true }, options)

describe('an engine', () => {
  it('that takes a question and says nothing is given up, and its connection ended', async () => {
    const path = await listening(undefined)
    const ended = new Promise((done) =>
      servers[0]?.once('connection', (it) => it.once('close', done)),
    )
    expect(await open(path, { timeout: 200 })).toMatchObject({
      problem: { code: 'timed-out', milliseconds: 200 },
    })
    await ended
  })

  it('can be called off', async () => {
    const path = await listening(undefined)
    const callOff = new AbortController()
    const answer = open(path, { signal: callOff.signal })
    callOff.abort()
    expect(await answer).toEqual({ ok: false, problem: { code: 'called-off' } })
    expect(await open(path, { signal: callOff.signal })).toMatchObject({
      problem: { code: 'called-off' },
    })
  })

  it.each([
    ['a page', http('<html>hello</html>')],
    ['JSON of another service', http('{"ok":true}')],
    ['nothing', http('')],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ])('that says %s is no engine', async (_, answer) => {
    expect(await open(await listening(answer))).toMatchObject({ problem: { code: 'unsupported' } })
  })

  it('that hangs up is unreachable', async () => {
    expect(await open(await listening(''))).toMatchObject({
      problem: { code: 'unreachable', errno: 'ECONNRESET' },
    })
  })

  it('that refuses says why', async () => {
    const said = JSON.stringify({ message: 'authorization denied by plugin' })
    expect(await open(await listening(http(said, '403 Forbidden')))).toMatchObject({
      problem: { code: 'not-permitted', said: 'authorization denied by plugin' },
    })
    const broken = await listening(http('{"message":"out of order"}', '500 Broken'))
    expect(await open(broken)).toMatchObject({
      problem: { code: 'refused', status: 500, said: 'out of order' },
    })
  })

  it('that is not there is unreachable', async () => {
    expect(await open(join(folder, 'nothing'))).toMatchObject({
      problem: { code: 'unreachable', errno: 'ENOENT' },
    })
  })

  const isRoot = process.getuid?.() === 0
  const why = isRoot ? '' : ' (skipped: becoming somebody else needs root)'
  it.skipIf(!isRoot)(`lets in only whom its socket does${why}`, async () => {
    const path = await listening(http('{}'))
    chmodSync(path, 0o600)
    chmodSync(folder, 0o755)
    // Somebody else, in this program and through this client.
    const source = new URL('./engine.ts', import.meta.url).pathname
    const script = `import(${JSON.stringify(source)}).then(async ({ openDocker }) => {
      process.setgid(65534); process.setuid(65534)
      const place = { engine: 'docker', address: ${JSON.stringify(`unix://${path}`)}, isChosen: true }
      console.log(JSON.stringify(await openDocker(place)))
    })`
    const argv = ['--import', 'tsx', '--input-type=commonjs', '--eval', script]
    const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
    expect(JSON.parse(stdout || stderr)).toMatchObject({ problem: { code: 'not-permitted' } })
    rmSync(path, { force: true })
  })
})
