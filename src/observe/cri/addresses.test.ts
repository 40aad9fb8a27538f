import { describe, expect, it } from 'vitest'
import { criAddresses, socketAt } from './addresses.ts'

const nothing = () => undefined
const only = (path: string, text: string) => (asked: string) => (asked === path ? text : undefined)
const chosen = (path: string, text: string, environment = {}) =>
  criAddresses({ environment, read: only(path, text) })

describe('a runtime that speaks CRI', () => {
  it('is looked for where the environment says, and nowhere else', () => {
    const environment = { CONTAINER_RUNTIME_ENDPOINT: 'unix:///run/x.sock' }
    const read = only('/etc/crictl.yaml', 'runtime-endpoint: unix:///run/y.sock\n')
    expect(criAddresses({ environment, read })).toEqual([
      { address: 'unix:///run/x.sock', isChosen: true },
    ])
  })

  it.each([
    ['runtime-endpoint: unix:///run/y.sock', 'unix:///run/y.sock'],
    ['runtime-endpoint: "unix:///run/y.sock" # ours', 'unix:///run/y.sock'],
    ["timeout: 2\nruntime-endpoint: '/run/y.sock'\ndebug: true", 'unix:///run/y.sock'],
    ['runtime-endpoint: unix:/run/y.sock\r\n', 'unix:///run/y.sock'],
    ['runtime-endpoint: /var/run/y.sock', 'unix:///run/y.sock'],
    ['runtime-endpoint: tcp://host:1', 'tcp://host:1'],
  ])("is looked for where crictl's file says: %j", (text, address) => {
    expect(chosen('/etc/crictl.yaml', text)).toEqual([{ address, isChosen: true }])
    const environment = { CRI_CONFIG_FILE: '/mine.yaml' }
    expect(chosen('/mine.yaml', text, environment)).toEqual([{ address, isChosen: true }])
  })

  it.each([
    'runtime-endpoint: ""',
    'runtime-endpoint:',
    '# runtime-endpoint: /y',
    'image-endpoint: /y',
    '',
  ])('is looked for in the usual places where the file says nothing of it: %j', (text) => {
    expect(chosen('/etc/crictl.yaml', text)).toEqual(
      criAddresses({ environment: {}, read: nothing }),
    )
  })

  it.each([
    [
      '/var/lib/kubelet/config.yaml',
      'kind: KubeletConfiguration\ncontainerRuntimeEndpoint: unix:///run/z.sock\n',
    ],
    [
      '/var/lib/kubelet/kubeadm-flags.env',
      'KUBELET_KUBEADM_ARGS="--container-runtime-endpoint=unix:///run/z.sock --pod=x"\n',
    ],
  ])("is looked for first where this node's kubelet finds it, as %s says", (path, text) => {
    const [first, ...others] = chosen(path, text)
    expect(first).toEqual({ address: 'unix:///run/z.sock', isChosen: false })
    expect(others).toEqual(criAddresses({ environment: {}, read: nothing }))
  })

  it('is looked for once in each place', () => {
    const text = 'containerRuntimeEndpoint: /var/run/crio/crio.sock'
    const addresses = chosen('/var/lib/kubelet/config.yaml', text).map(({ address }) => address)
    expect(addresses[0]).toBe('unix:///run/crio/crio.sock')
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('is spoken to on a socket only', () => {
    expect(socketAt('unix:///run/x.sock')).toBe('/run/x.sock')
    for (const address of ['tcp://host:1', 'unix://', 'unix://x.sock', 'npipe:////./pipe/x', '']) {
      expect(socketAt(address)).toBeUndefined()
    }
  })
})
