import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { engineAddresses, type Surroundings } from './addresses.ts'

function look(
  environment: Surroundings['environment'],
  files: Readonly<Record<string, string>> = {},
  links: Readonly<Record<string, string>> = {},
) {
  return engineAddresses({
    environment: { HOME: '/home/a', ...environment },
    uid: 0,
    read: (path) => files[path],
    realPath: (path) => links[path],
  })
}

const context = (name: string) =>
  `/home/a/.docker/contexts/meta/${createHash('sha256').update(name).digest('hex')}/meta.json`
const certificates = (name: string) =>
  `/home/a/.docker/contexts/tls/${createHash('sha256').update(name).digest('hex')}/docker`

describe('where engines are looked for', () => {
  it('is at the usual sockets where nobody said otherwise', () => {
    expect(look({})).toEqual([
      { engine: 'docker', address: 'unix:///var/run/docker.sock', isChosen: false },
      { engine: 'podman', address: 'unix:///run/podman/podman.sock', isChosen: false },
    ])
  })

  it('is in the folder of the user too, whom sudo and cron do not tell of it', () => {
    const own = ['unix:///run/user/7/docker.sock', 'unix:///run/user/7/podman/podman.sock']
    const said = look({ XDG_RUNTIME_DIR: '/run/user/7' }).map(({ address }) => address)
    expect(said).toEqual(expect.arrayContaining(own))
    const around = { environment: {}, uid: 7, read: () => undefined, realPath: () => undefined }
    expect(engineAddresses(around).map(({ address }) => address)).toEqual(said)
  })

  it('is only where DOCKER_HOST or CONTAINER_HOST says, each for its engine', () => {
    const said = look({ DOCKER_HOST: 'ssh://far', CONTAINER_HOST: 'unix:///p.sock' })
    expect(said).toEqual([
      { engine: 'docker', address: 'ssh://far', isChosen: true },
      { engine: 'podman', address: 'unix:///p.sock', isChosen: true },
    ])
  })

  it.each([
    [
      { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/c' },
      { folder: '/c', isVerified: true },
    ],
    [{ DOCKER_TLS_VERIFY: '1' }, { folder: '/home/a/.docker', isVerified: true }],
    [
      { DOCKER_TLS: '1', DOCKER_CONFIG: '/d' },
      { folder: '/d', isVerified: false },
    ],
    [{ DOCKER_CERT_PATH: '/c' }, undefined],
    [{ DOCKER_TLS_VERIFY: '' }, undefined],
  ])('takes %o for how it is spoken to', (environment, tls) => {
    const [first] = look({ DOCKER_HOST: 'tcp://far', ...environment })
    expect(first?.tls).toEqual(tls)
  })

  it('is where the chosen context says, with its certificates', () => {
    const files = {
      '/home/a/.docker/config.json': '{"currentContext":"far"}',
      [context('far')]: '{"Endpoints":{"docker":{"Host":"tcp://far:2376"}}}',
      [context('near')]: '{"Endpoints":{"docker":{"Host":"unix:///near.sock"}}}',
    }
    const links = { [certificates('far')]: certificates('far') }
    expect(look({}, files, links)[0]).toEqual({
      engine: 'docker',
      address: 'tcp://far:2376',
      isChosen: true,
      tls: { folder: certificates('far'), isVerified: true },
    })
    const [near] = look({ DOCKER_CONTEXT: 'near' }, files, links)
    expect(near).toEqual({ engine: 'docker', address: 'unix:///near.sock', isChosen: true })
    expect(look({ DOCKER_CONTEXT: 'default' }, files)).toHaveLength(2)
    expect(look({ DOCKER_HOST: 'unix:///x' }, files)[0]).toMatchObject({ address: 'unix:///x' })
  })

  it.each([
    ['is not there', undefined],
    ['is no JSON', '{'],
    ['has no address', '{"Endpoints":{}}'],
    ['has another shape', '{"Endpoints":[1]}'],
  ])('is not somewhere else where the chosen context %s', (_, meta) => {
    const files = meta === undefined ? {} : { [context('gone')]: meta }
    const docker = look({ DOCKER_CONTEXT: 'gone' }, files).filter(
      (each) => each.engine === 'docker',
    )
    expect(docker).toEqual([
      { engine: 'docker', address: 'gone', isChosen: true, isNoContext: true },
    ])
  })

  it('asks one socket of two names once', () => {
    const links = {
      '/var/run/docker.sock': '/run/podman/podman.sock',
      '/run/podman/podman.sock': '/run/podman/podman.sock',
    }
    expect(look({}, {}, links).map(({ address }) => address)).toEqual([
      'unix:///var/run/docker.sock',
    ])
  })
})
