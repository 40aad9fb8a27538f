import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUp, socketOf, whyNot } from '../engines/engines.ts'
import { sigwhy } from '../run-cli.ts'
import { HostOfKinds, type Stopped } from './host-of-kinds.ts'
import { type Kind, kinds } from './kinds.ts'

interface Audited {
  readonly container: { readonly name: string }
  readonly cost: number | string
  readonly stop?: {
    readonly outcome: string
    readonly confidence: string
    readonly exitCode?: number
  }
}

/** Podman keeps no init of a name that another machine has, and no health without systemd. */
const onPodman = kinds.filter(({ health }) => health === undefined)

describe.each([
  { engine: 'docker', all: kinds },
  { engine: 'podman', all: onPodman },
] as const)('an audit of a host with $engine', ({ engine, all }) => {
  const isThere = isUp(engine)
  let host: HostOfKinds
  let stopped: readonly Stopped[]
  const audited = new Map<string, Audited>()

  beforeAll(async () => {
    if (!isThere) return
    host = await HostOfKinds.start(engine, all)
    const address = `unix://${socketOf(engine)}`
    const environment =
      engine === 'docker'
        ? { DOCKER_HOST: address, CONTAINER_HOST: 'unix:///nowhere' }
        : { CONTAINER_HOST: address, DOCKER_HOST: 'unix:///nowhere' }
    const ran = sigwhy(['audit', '--engine', engine, '-o', 'json'], { environment })
    expect(ran).toMatchObject({ code: 0, err: '' })
    const { containers }: { containers: Audited[] } = JSON.parse(ran.out)
    for (const each of containers) audited.set(each.container.name, each)
    stopped = await host.stop()
  }, 180_000)

  afterAll(async () => {
    await host?.remove()
  }, 60_000)

  const rowOf = (kind: Kind) => {
    const forecast = audited.get(host.nameOf(kind))
    const fact = stopped.find(({ name }) => name === kind.name)
    if (forecast === undefined || fact === undefined) throw new Error(`no ${kind.name}`)
    return { forecast, fact }
  }

  it.skipIf(!isThere).each(all)(
    `tells what becomes of $name when it is stopped${whyNot(engine)}`,
    (kind) => {
      const { forecast, fact } = rowOf(kind)
      const outcome = forecast.stop?.outcome === 'reloads' ? 'deaf' : forecast.stop?.outcome
      expect({ outcome, output: fact.output }).toEqual({
        outcome: fact.outcome,
        output: fact.output,
      })
      // An application's own exit code is nobody's to foretell.
      if (forecast.stop?.exitCode !== undefined) {
        expect(forecast.stop.exitCode).toBe(fact.exitCode)
      }
      expect(forecast.cost).toBe(fact.outcome === 'deaf' ? 3000 : 0)
    },
  )
})
