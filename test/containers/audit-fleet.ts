/** The proof of the audit on one engine: containers of many kinds, what is forecast of each stop, and what comes of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUp, socketOf, type TestEngine, whyNot } from '../engines/engines.ts'
import { sigwhy } from '../run-cli.ts'
import { Fleet, type Reality } from './fleet.ts'
import { type ContainerKind, kinds } from './kinds.ts'

/** What the audit says of one container. */
interface Forecast {
  readonly outcome: string
  readonly exitCode?: number
  readonly cost: unknown
}

/** Defines the tests; `engine` answers Docker's API. */
export function provesAudit(engine: 'docker' | 'podman'): void {
  describe.skipIf(!isUp(engine))(`the audit of ${engine}${whyNot(engine)}`, () => {
    const fleet = new Fleet(engine, 'audit')
    let forecasts: ReadonlyMap<string, Forecast> = new Map()
    let realities: ReadonlyMap<string, Reality> = new Map()

    beforeAll(async () => {
      await fleet.start(kinds)
      forecasts = auditOf(fleet, engine)
      realities = await fleet.stop(kinds)
    }, 180_000)

    afterAll(() => fleet.remove(), 60_000)

    it.each(kinds)('says what really becomes of $name', ({ name, isUnknowable }: ContainerKind) => {
      const forecast = forecasts.get(name)
      const reality = realities.get(name)
      if (isUnknowable) {
        expect(forecast).toEqual({ outcome: 'unknown', cost: 'unknown' })
        return
      }
      expect({ name, ...inWords(reality, forecast) }).toEqual({ name, ...forecast })
    })
  })
}

/** The reality as the audit would have put it; only what it said of an exit code is compared. */
function inWords(reality: Reality | undefined, forecast: Forecast | undefined): object {
  if (reality === undefined) return {}
  const { exitCode, outlived, told } = reality
  const lives = forecast?.outcome === 'reloads' ? 'reloads' : 'deaf'
  const outcome = outlived ? lives : told ? 'graceful' : 'abrupt'
  const isSaid = forecast?.exitCode !== undefined
  return { outcome, ...(isSaid && { exitCode }), cost: outlived ? 3000 : 0 }
}

function auditOf(fleet: Fleet, engine: TestEngine): ReadonlyMap<string, Forecast> {
  const names = kinds.map((kind) => fleet.nameOf(kind))
  const address = `unix://${socketOf(engine)}`
  const { out, err } = sigwhy(['audit', '--engine', engine, '-o', 'json', ...names], {
    environment: { DOCKER_HOST: address, CONTAINER_HOST: address },
  })
  const document: AuditDocument = JSON.parse(out || err)
  return new Map(
    kinds.map(({ name }) => {
      const row = document.containers.find(
        ({ container }) => container.name === fleet.nameOf({ name }),
      )
      const { outcome = 'unknown', exitCode } = row?.stop ?? {}
      return [name, { outcome, ...(exitCode !== undefined && { exitCode }), cost: row?.cost }]
    }),
  )
}

interface AuditDocument {
  readonly containers: readonly {
    readonly container: { readonly name: string }
    readonly stop?: { readonly outcome: string; readonly exitCode?: number }
    readonly cost: unknown
  }[]
}
