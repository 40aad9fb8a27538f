import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUp, socketOf, whyNot } from '../engines/engines.ts'
import { Pods } from '../engines/pods.ts'
import { makeImage, removeImage } from '../engines/stop-signal-image.ts'
import { sigwhy } from '../run-cli.ts'
import { inLanes } from './in-lanes.ts'
import { type Kind, kinds } from './kinds.ts'

interface Audited {
  readonly container: {
    readonly id: string
    readonly pidMode: { readonly value: { readonly kind: string } }
    readonly pod: { readonly value: { readonly namespace: string } }
    readonly stopTimeout: { readonly value: number }
  }
  readonly cost: number | string
  readonly stop?: { readonly outcome: string }
  readonly exitCode?: number
}

interface Stopped {
  readonly outcome: 'graceful' | 'abrupt' | 'deaf'
  readonly exitCode: number
  readonly output: string
}

type PodKind = Kind & { readonly pid?: 'pod' | 'node' }

const isThere = isUp('containerd')
const grace = 3
/** CRI knows no init of the engine, no health checks, and no namespaces of containers in other pods. */
const all: readonly PodKind[] = [
  ...kinds.filter(({ host, within, health }) => !(host || within || health)),
  { name: 'sleep-in-pod', command: ['sleep', '1000'], pid: 'pod' },
  { name: 'sleep-on-node', command: ['sleep', '1000'], pid: 'node' },
]

describe('an audit of a host with containerd', () => {
  const pods = new Pods()
  const images = new Map<string, string>()
  const ids = new Map<string, string>()
  const audited = new Map<string, Audited>()
  const stopped = new Map<string, Stopped>()

  beforeAll(async () => {
    if (!isThere) return
    for (const { stopSignal } of all) {
      if (stopSignal === undefined || images.has(stopSignal)) continue
      const name = `audit-${stopSignal.toLowerCase().replace('+', '-')}`
      images.set(stopSignal, await makeImage(name, { StopSignal: stopSignal }))
    }
    await inLanes(all, start)
    const environment = { CONTAINER_RUNTIME_ENDPOINT: `unix://${socketOf('containerd')}` }
    const ran = sigwhy(['audit', '--engine', 'cri', '-o', 'json'], { environment })
    expect(ran).toMatchObject({ code: 0, err: '' })
    const { containers }: { containers: Audited[] } = JSON.parse(ran.out)
    for (const each of containers) audited.set(each.container.id, each)
    await Promise.all(all.map(stop))
  }, 180_000)

  afterAll(async () => {
    await pods.removeAll()
    for (const image of images.values()) await removeImage(image)
  }, 60_000)

  async function start({ name, command, stopSignal, isUp, pid }: PodKind): Promise<void> {
    const image = images.get(stopSignal ?? '')
    const id = await pods.run({
      name,
      command,
      grace,
      hasOwnNetwork: true,
      ...(pid && { pid }),
      ...(image && { image }),
    })
    ids.set(name, id)
    if (isUp !== undefined) await pods.hasWritten(name, isUp)
  }

  async function stop({ name, told }: PodKind): Promise<void> {
    const before = Date.now()
    const { exitCode } = await pods.stop(ids.get(name) ?? '', grace)
    const isKilled = exitCode === 137 && Date.now() - before >= grace * 1000 - 100
    const output = pods.output(name)
    const outcome = isKilled ? 'deaf' : told?.test(output) ? 'graceful' : 'abrupt'
    stopped.set(name, { outcome, exitCode, output })
  }

  it.skipIf(!isThere).each(all)(
    `tells what becomes of $name when it is stopped${whyNot('containerd')}`,
    ({ name, pid, isUnknowable }) => {
      const forecast = audited.get(ids.get(name) ?? '')
      const fact = stopped.get(name)
      if (forecast === undefined || fact === undefined) throw new Error(`no ${name}`)
      const { container, stop, cost } = forecast
      const kind = pid === undefined ? 'private' : pid === 'pod' ? 'pod' : 'host'
      expect(container.pidMode.value.kind).toBe(kind)
      expect(container.pod.value.namespace).toBe('sigwhy-test')
      expect(container.stopTimeout.value).toBe(grace * 1000)
      if (isUnknowable) {
        expect(forecast).toMatchObject({ cost: 'unknown', stop: { outcome: 'unknown' } })
        return
      }
      const outcome = stop?.outcome === 'reloads' ? 'deaf' : stop?.outcome
      expect({ outcome, output: fact.output }).toEqual({
        outcome: fact.outcome,
        output: fact.output,
      })
      // An application's own exit code is nobody's to foretell.
      if (forecast.exitCode !== undefined) expect(forecast.exitCode).toBe(fact.exitCode)
      expect(cost).toBe(fact.outcome === 'deaf' ? grace * 1000 : 0)
    },
  )
})
