import { describe, expect, it } from 'vitest'
import { isUp, socketOf, whyNot } from '../../../test/engines/engines.ts'
import { engineForTests, withContainer } from '../docker/engine.fixture.ts'
import type { DockerEngine } from '../docker/engine.ts'
import { dockerOpeners } from '../docker/openers.ts'
import { findContainer, openEngines } from './find.ts'

const areBothUp = isUp('docker') && isUp('podman')
const why = isUp('docker') ? whyNot('podman') : whyNot('docker')

describe.skipIf(!areBothUp)(`a container of two engines${why}`, () => {
  async function withBoth(use: (engines: readonly [DockerEngine, DockerEngine]) => Promise<void>) {
    const engines = [await engineForTests('docker'), await engineForTests('podman')] as const
    try {
      await use(engines)
    } finally {
      for (const engine of engines) engine.close()
    }
  }

  it('is found in the one that has it', async () => {
    await withBoth(async (engines) => {
      await withContainer(engines[1], {}, async (name) => {
        const result = await findContainer(name, engines)
        expect(result).toMatchObject({
          kind: 'found',
          found: { container: { engine: 'podman', name } },
        })
        const twice = await findContainer(name, [engines[1], ...engines])
        expect(twice.kind).toBe('found')
      })
    })
  })

  it('is in several where each has one of its name', async () => {
    await withBoth(async (engines) => {
      await withContainer(engines[0], {}, async (name) => {
        await withContainer(engines[1], { name }, async () => {
          const result = await findContainer(name, engines)
          expect(result.kind).toBe('several')
        })
      })
    })
  })

  it('is the one of that name where another has an id that begins so', async () => {
    await withBoth(async (engines) => {
      await withContainer(engines[0], {}, async (other) => {
        const answer = await engines[0].inspect(other)
        if (!answer.ok) throw new Error(answer.problem.code)
        const name = answer.value.id.slice(0, 12)
        await withContainer(engines[1], { name }, async () => {
          const result = await findContainer(name, engines)
          expect(result).toMatchObject({ kind: 'found', found: { container: { name } } })
        })
      })
    })
  })

  it('is in none where nobody knows it, and every engine was asked', async () => {
    await withBoth(async (engines) => {
      const result = await findContainer('docker-nobody-knows', engines)
      expect(result).toEqual({ kind: 'none', asked: engines, problems: [] })
    })
  })

  it('is looked for where the environment says', async () => {
    const openers = dockerOpeners({
      DOCKER_HOST: `unix://${socketOf('docker')}`,
      CONTAINER_HOST: 'unix:///not/there.sock',
    })
    const { open, silent } = await openEngines(openers)
    expect(open.map(({ name }) => name)).toEqual(['docker'])
    expect(silent).toMatchObject([
      { engine: 'podman', isChosen: true, problem: { code: 'unreachable', errno: 'ENOENT' } },
    ])
    for (const engine of open) engine.close()
  })
})
