import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isUp, socketOf, whyNot } from '../../../test/engines/engines.ts'
import type { EngineAddress } from './addresses.ts'
import { connect } from './connection.ts'
import { openDocker } from './engine.ts'
import { sshArguments } from './ssh.ts'

const place = (address: string, more: Partial<EngineAddress> = {}): EngineAddress => ({
  engine: 'docker',
  address,
  isChosen: true,
  ...more,
})

const environment = { ...process.env }
afterEach(() => {
  process.env = { ...environment }
})

describe('an address', () => {
  it.each([
    '',
    'unix://',
    'unix://var/run/docker.sock',
    '/var/run/docker.sock',
    'fd://3',
    'npipe:////./pipe/docker_engine',
    'tcp://',
    'tcp://host:99999',
    'tcp://host/prefix',
    'ssh://user:secret@host',
    'a b',
  ])('cannot be "%s"', (address) => {
    expect(connect(place(address))).toEqual({ code: 'bad-address', address, why: 'malformed' })
  })

  it.each([
    ['tcp://host', 'http', 'host', '2375'],
    ['host:1234', 'http', 'host', '1234'],
    ['tcp://[::1]:80', 'http', '::1', '80'],
    ['http://host:80', 'http', 'host', '80'],
    ['https://host', 'https', 'host', '2376'],
  ])('"%s" is %s on %s, port %s', (address, protocol, host, port) => {
    const connection = connect(place(address))
    if ('code' in connection) throw new Error(connection.code)
    expect(connection.client.modem).toMatchObject({ protocol, host })
    expect(String(Reflect.get(connection.client.modem, 'port'))).toBe(port)
    connection.close()
  })

  it('that is a context which nobody made is none', () => {
    const problem = { code: 'bad-address', address: 'gone', why: 'no-context' }
    expect(connect(place('gone', { isNoContext: true }))).toEqual(problem)
  })

  it('needs an authority to hold the engine to, where it has to prove itself', () => {
    const tls = { folder: '/not/there', isVerified: true }
    const problem = { code: 'bad-address', address: 'tcp://host', why: 'no-certificates' }
    expect(connect(place('tcp://host', { tls }))).toEqual(problem)
    const unproved = connect(place('tcp://host', { tls: { ...tls, isVerified: false } }))
    expect(unproved).not.toHaveProperty('code')
  })

  it('is not overruled by DOCKER_HOST, which stays as it is', async () => {
    process.env['DOCKER_HOST'] = 'tcp://203.0.113.1:2375'
    process.env['DOCKER_CERT_PATH'] = '/not/there'
    const connection = connect(place('unix:///run/x.sock'))
    if ('code' in connection) throw new Error(connection.code)
    expect(connection.client.modem).toMatchObject({ socketPath: '/run/x.sock', host: undefined })
    expect(process.env['DOCKER_HOST']).toBe('tcp://203.0.113.1:2375')
  })
})

describe('ssh', () => {
  const far = { engine: 'docker', host: 'far', port: '', user: '', path: '' } as const

  it('is told what the address says, and never to ask', () => {
    expect(sshArguments(far)).toEqual([
      '-o',
      'BatchMode=yes',
      '-T',
      '--',
      'far',
      'docker',
      'system',
      'dial-stdio',
    ])
    const whole = { ...far, engine: 'podman', port: '22', user: 'a%40b', path: "/it's" } as const
    expect(sshArguments(whole).slice(3)).toEqual([
      ...['-l', 'a@b', '-p', '22', '--', 'far', 'podman', '--url', "'unix:///it'\\''s'"],
      ...['system', 'dial-stdio'],
    ])
  })

  /** Puts a program of this name first: it does on this machine what ssh would have done on the other one. */
  function insteadOfSsh(script: string): () => void {
    const folder = mkdtempSync(join(tmpdir(), 'sigwhy-ssh-'))
    const path = join(folder, 'ssh')
    writeFileSync(path, `#!/bin/sh\n${script}\n`)
    chmodSync(path, 0o755)
    process.env['PATH'] = `${folder}:${environment['PATH']}`
    return () => rmSync(folder, { recursive: true })
  }

  const afterHost = 'while [ "$1" != -- ]; do shift; done; shift 2'

  for (const engine of ['docker', 'podman'] as const) {
    it.skipIf(!isUp(engine))(`carries questions to ${engine}${whyNot(engine)}`, async () => {
      const restore = insteadOfSsh(`${afterHost}; exec sh -c "$*"`)
      try {
        const answer = await openDocker(place(`ssh://far${socketOf(engine)}`, { engine }))
        if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
        const { value } = answer
        expect(value.name).toBe(engine)
        expect(value.isLocal).toBe(false)
        expect(await value.list({ all: true })).toMatchObject({ ok: true })
        const lists = await Promise.all(Array.from({ length: 12 }, () => value.list()))
        expect(lists.every(({ ok }) => ok)).toBe(true)
        value.close()
      } finally {
        restore()
      }
    })
  }

  it('tells why it cannot get there', async () => {
    const restore = insteadOfSsh('echo "far: Permission denied (publickey)." >&2; exit 255')
    try {
      expect(await openDocker(place('ssh://far'))).toMatchObject({
        problem: { code: 'unreachable', errno: 'ssh: far: Permission denied (publickey).' },
      })
    } finally {
      restore()
    }
  })

  it('that does not exist is not there', async () => {
    process.env['PATH'] = '/not/there'
    expect(await openDocker(place('ssh://far'))).toMatchObject({
      problem: { code: 'unreachable', errno: 'ENOENT' },
    })
  })
})
