import { describe, expect, it } from 'vitest'
import { copyOfContainer } from './copy-of.ts'
import { createBody, stopSeconds } from './create-body.ts'
import { differencesOf } from './differences.ts'
import type { Inspected } from './hands.ts'

const noSockets = () => false

/** As Docker 20.10 answers, as far as a copy looks at it. */
function inspected({
  config = {},
  host = {},
  mounts = [],
}: {
  config?: object
  host?: object
  mounts?: object[]
} = {}): Inspected {
  return {
    Image: 'sha256:23ec',
    Config: {
      User: '',
      Tty: false,
      OpenStdin: false,
      Env: null,
      Cmd: ['app'],
      Image: 'web',
      WorkingDir: '',
      Entrypoint: null,
      ...config,
    },
    HostConfig: { NetworkMode: 'none', RestartPolicy: { Name: '' }, CapAdd: null, ...host },
    Mounts: mounts,
  } as unknown as Inspected
}

const bind = (Source: string, Destination: string) => ({ Type: 'bind', Source, Destination })

describe('the copy of a container', () => {
  it('runs the same program in the same way', () => {
    const config = {
      Entrypoint: ['/entry'],
      Cmd: ['serve'],
      Env: ['A=1'],
      User: '7',
      WorkingDir: '/app',
      StopSignal: 'SIGQUIT',
      StopTimeout: 3,
      Tty: true,
    }
    const host = { Init: true, PidMode: 'host', Memory: 99, ReadonlyRootfs: true, CapDrop: ['ALL'] }
    const body = createBody(copyOfContainer(inspected({ config, host }), noSockets).settings, {})
    expect(body).toMatchObject({ ...config, Image: 'sha256:23ec' })
    expect(body.HostConfig).toMatchObject(host)
  })

  it('publishes nothing, is not started again, and has no network', () => {
    const host = {
      NetworkMode: 'backend',
      PortBindings: { '80/tcp': [{ HostPort: '80' }] },
      RestartPolicy: { Name: 'always' },
      Privileged: true,
      Devices: [{}],
    }
    const { settings, differences } = copyOfContainer(inspected({ host }), noSockets)
    const { HostConfig } = createBody(settings, { made: 'here' })
    expect(HostConfig).toMatchObject({ NetworkMode: 'none', RestartPolicy: { Name: 'no' } })
    expect(HostConfig).not.toHaveProperty('PortBindings')
    expect(HostConfig).not.toHaveProperty('Privileged')
    expect(differences.map(({ code }) => code)).toEqual([
      'network',
      'ports',
      'privileged',
      'devices',
      'restart-policy',
    ])
  })

  it('reads what is mounted from the machine, and writes to volumes of its own', () => {
    const mounts = [
      bind('/etc/app', '/etc/app'),
      {
        Type: 'volume',
        Name: 'data',
        Source: '/var/lib/docker/volumes/data',
        Destination: '/data',
      },
    ]
    const { settings, differences } = copyOfContainer(inspected({ mounts }), noSockets)
    const { HostConfig, Volumes } = createBody(settings, {})
    expect(HostConfig.Binds).toEqual(['/etc/app:/etc/app:ro'])
    expect(Volumes).toEqual({ '/data': {} })
    expect(differences.map(({ code }) => code)).toEqual(['bind-read-only', 'volume-fresh'])
  })

  it('gets no socket, and no directory in which there are those of others', () => {
    const mounts = ['/', '/run/', '/var/run', '/var/run/docker.sock', '/srv/control'].map(
      (source) => bind(source, `/in${source}`),
    )
    const isSocket = (path: string) => path === '/srv/control'
    const { settings, differences } = copyOfContainer(inspected({ mounts }), isSocket)
    expect(settings.mounts).toEqual([])
    expect(new Set(differences.map(({ code }) => code))).toEqual(new Set(['bind-left-out']))
  })

  it('is asked after its health more often, with the same test', () => {
    const Healthcheck = { Test: ['CMD', 'ok'], Interval: 3e10, Timeout: 5e9 }
    const { settings } = copyOfContainer(inspected({ config: { Healthcheck } }), noSockets)
    const { Healthcheck: copied } = createBody(settings, {})
    expect(copied).toMatchObject({ Test: ['CMD', 'ok'], Timeout: 5e9 })
    expect(copied?.Interval).toBeLessThan(1e9)
  })

  it('is killed in the end where the original would wait for ever', () => {
    const { settings, differences } = copyOfContainer(
      inspected({ config: { StopTimeout: -1 } }),
      noSockets,
    )
    expect(stopSeconds(settings)).toBeGreaterThan(0)
    expect(differencesOf(differences, settings).map(({ code }) => code)).toEqual(['stop-timeout'])
  })

  it('is not unlike the original in what the user asked for himself', () => {
    const { settings, differences } = copyOfContainer(
      inspected({ host: { NetworkMode: 'backend' }, mounts: [bind('/a', '/b')] }),
      noSockets,
    )
    const asked = {
      ...settings,
      network: 'backend',
      mounts: [{ kind: 'bind', source: '/a', target: '/b', isWritable: true }] as const,
    }
    expect(differencesOf(differences, asked)).toEqual([])
  })
})
