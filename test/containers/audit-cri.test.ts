import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUp, socketOf, whyNot } from '../engines/engines.ts'
import { Pods } from '../engines/pods.ts'
import { sigwhy } from '../run-cli.ts'
import { kinds } from './kinds.ts'

interface Audited {
  readonly container: {
    readonly id: string
    readonly pidMode: { readonly value: { readonly kind: string } }
    readonly pod: { readonly value: { readonly namespace: string } }
    readonly stopTimeout: { readonly value: number }
  }
  readonly cost: number | string
  readonly stop?: { readonly outcome: string; readonly exitCode?: number }
}

const isThere = isUp('containerd')
const grace = 3
/** A stop signal and an init of the engine are not CRI's to choose. */
const inPods = kinds
  .filter(({ stopSignal, host, within, health }) => !(stopSignal || host || within || health))
  // A server behind a shell takes its time, and nothing here tells when it is up.
  .filter(({ name }) => name !== 'redis-child')
  .map((kind) => ({ ...kind, pid: undefined }))
const shared = [
  { name: 'sleep-in-pod', command: ['sleep', '1000'], pid: 'pod' as const },
  { name: 'sleep-on-node', command: ['sleep', '1000'], pid: 'node' as const },
]
const all = [...inPods, ...shared]

describe('an audit of a host with containerd', () => {
  const pods = new Pods()
  const ids = new Map<string, string>()
  const audited = new Map<string, Audited>()
  const stopped = new Map<string, { readonly exitCode: number; readonly isKilled: boolean }>()

  beforeAll(async () => {
    if (!isThere) return
    for (const { name, command, pid } of all) {
      ids.set(name, await pods.run({ name, command, grace, ...(pid && { pid }) }))
    }
    // What a program writes goes to no log here: each has had the time of all that were started after it.
    await setTimeout(6000)
    const environment = { CONTAINER_RUNTIME_ENDPOINT: `unix://${socketOf('containerd')}` }
    const ran = sigwhy(['audit', '--engine', 'cri', '-o', 'json'], { environment })
    expect(ran).toMatchObject({ code: 0, err: '' })
    const { containers }: { containers: Audited[] } = JSON.parse(ran.out)
    for (const each of containers) audited.set(each.container.id, each)
    await Promise.all(
      all.map(async ({ name }) => {
        const before = Date.now()
        const { exitCode } = await pods.stop(ids.get(name) ?? '', grace)
        const isKilled = exitCode === 137 && Date.now() - before >= grace * 1000 - 100
        stopped.set(name, { exitCode, isKilled })
      }),
    )
  }, 180_000)

  afterAll(async () => {
    await pods.removeAll()
  }, 60_000)

  it.skipIf(!isThere).each(all)(
    `tells what becomes of $name when it is stopped${whyNot('containerd')}`,
    ({ name, pid }) => {
      const forecast = audited.get(ids.get(name) ?? '')
      const fact = stopped.get(name)
      if (forecast === undefined || fact === undefined) throw new Error(`no ${name}`)
      const { container, stop, cost } = forecast
      const kind = pid === undefined ? 'private' : pid === 'pod' ? 'pod' : 'host'
      expect(container.pidMode.value.kind).toBe(kind)
      expect(container.pod.value.namespace).toBe('sigwhy-test')
      expect(container.stopTimeout.value).toBe(grace * 1000)
      expect(['deaf', 'reloads'].includes(stop?.outcome ?? '')).toBe(fact.isKilled)
      if (stop?.exitCode !== undefined) expect(stop.exitCode).toBe(fact.exitCode)
      expect(cost).toBe(fact.isKilled ? grace * 1000 : 0)
    },
  )
})
