import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { has } from '../../kernel/index.ts'
import { reason } from '../subject/lane.fixture.ts'
import { inits } from './inits.ts'
import { compilerDirectories, descendantsOf, running } from './tour.fixture.ts'
import { tour } from './tour.ts'
import type { Experiment, TourReport } from './tour-report.ts'

const fixture = fileURLToPath(new URL('./tour.fixture.ts', import.meta.url))

async function wholeTour(options: Parameters<typeof tour>[0] = {}): Promise<TourReport> {
  for await (const event of tour(options)) if (event.kind === 'report') return event.report
  throw new Error('a tour ends with its report')
}

function find(
  report: TourReport,
  id: string,
  signal: number,
  from: string,
): Experiment | undefined {
  return report.inits
    .find((init) => init.id === id)
    ?.experiments.find((each) => each.signal === signal && each.from === from)
}

describe('the tour on the model', async () => {
  const report = await wholeTour({ modelOnly: true })

  it('says that nothing was tried, and forecasts for every program', () => {
    expect(report.ground).toEqual({ kind: 'model', why: 'asked' })
    expect(report.inits.map(({ id }) => id)).toEqual(inits.map(({ id }) => id))
    expect(report.tally).toMatchObject({ tried: 0, contradicted: 0 })
    for (const { experiments } of report.inits) {
      expect(experiments.map(({ fact }) => fact.kind)).toEqual(Array(4).fill('not-tried'))
    }
  })

  it('drops SIGKILL from inside for every init, and ends every one from the host', () => {
    for (const { id } of report.inits) {
      expect(find(report, id, 9, 'inside')?.forecast.ruling.fate).toBe('dropped')
      expect(find(report, id, 9, 'host')?.forecast.ruling.fate).toBe('killed')
    }
  })

  it.each([
    ['bash', 'dropped'],
    ['go', 'handled'],
    ['node', 'handled'],
    ['tini', 'taken'],
    ['catatonit', 'taken'],
    ['blocked', 'pending'],
  ])('forecasts for SIGTERM to %s: %s', (id, fate) => {
    expect(find(report, id, 15, 'inside')?.forecast.ruling.fate).toBe(fate)
  })
})

describe.skipIf(reason !== '')(`the tour on this kernel${reason}`, async () => {
  const before = reason === '' ? descendantsOf(process.pid) : []
  const report = await wholeTour()

  it('visits every program, or says why not', () => {
    expect([...report.inits, ...report.leftOut].map(({ id }) => id).sort()).toEqual(
      inits.map(({ id }) => id).sort(),
    )
    // Compiling may need more time or a cache than there is.
    const others = report.leftOut.filter(({ id, why }) => id !== 'go' && why !== 'not-found')
    expect(others).toEqual([])
  })

  it('meets nothing that contradicts a forecast', () => {
    expect(report.tally.contradicted).toBe(0)
    expect(report.tally.excepted).toBe(0)
    expect(report.tally.tried).toBe(4 * report.inits.length)
  })

  it('finds that SIGKILL from inside does nothing to any init, and from the host ends each', () => {
    const [first] = report.conclusions
    const everybody = report.inits.map(({ id }) => id)
    expect(first?.findings.map(({ shownBy }) => shownBy)).toEqual([everybody, everybody])
  })

  it.each([
    ['no-handlers', 'alive'],
    ['handler-exits', 'ended'],
    ['handler-returns', 'alive'],
    ['node', 'alive'],
    ['node-handler', 'ended'],
    ['blocked', 'alive'],
    ['sigwait', 'ended'],
  ])('sends SIGTERM from inside to %s: %s', (id, kind) => {
    expect(find(report, id, 15, 'inside')?.fact).toMatchObject({ became: { kind } })
  })

  it('sees that bare Node has taken its handler back', () => {
    const experiment = find(report, 'node', 15, 'inside')
    expect(experiment && has(experiment.forecast.question.target.caught, 15)).toBe(true)
    expect(experiment?.fact).toMatchObject({ became: { kind: 'alive', caught: false } })
  })

  it('hears 0 from kill(2) wherever nothing happened', () => {
    const spared = report.inits.map(({ id }) => find(report, id, 9, 'inside')?.fact)
    for (const fact of spared)
      expect(fact).toMatchObject({ returned: 0, became: { kind: 'alive' } })
  })

  it('leaves nothing behind', () => {
    const old = new Set(before.map(({ pid }) => pid))
    expect(descendantsOf(process.pid).filter(({ pid }) => !old.has(pid))).toEqual([])
  })
})

describe.skipIf(reason !== '')(`a tour that is not finished${reason}`, () => {
  it('ends everything when it is aborted, and throws the reason', async () => {
    const controller = new AbortController()
    let started: ReturnType<typeof descendantsOf> = []
    const going = (async () => {
      for await (const event of tour({ signal: controller.signal })) {
        if (event.kind !== 'init') continue
        started = descendantsOf(process.pid)
        controller.abort(new Error('enough'))
      }
    })()
    await expect(going).rejects.toThrow('enough')
    expect(started.length).toBeGreaterThan(5)
    expect(running(started)).toEqual([])
  })

  it('ends everything when nobody listens any more', async () => {
    let started: ReturnType<typeof descendantsOf> = []
    for await (const event of tour()) {
      if (event.kind !== 'init') continue
      started = descendantsOf(process.pid)
      break
    }
    expect(running(started)).toEqual([])
  })

  it('does not begin when it is aborted already', async () => {
    await expect(wholeTour({ signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no')
  })

  it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
    'dies whole when Node dies of %s',
    async (signal) => {
      const node = spawn(process.execPath, ['--import', 'tsx', fixture], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(node.stdout, 'data')
      const directories = compilerDirectories()
      await expect.poll(() => descendantsOf(node.pid ?? 0).length).toBeGreaterThan(20)
      const started = descendantsOf(node.pid ?? 0)
      node.kill(signal)
      await once(node, 'exit')
      await expect.poll(() => running(started), { timeout: 5000 }).toEqual([])
      await expect
        .poll(() => compilerDirectories().filter((each) => directories.includes(each)), {
          timeout: 5000,
        })
        .toEqual([])
    },
  )
})

describe('the tour of an ordinary user', () => {
  const nobody = { uid: 65534, gid: 65534 }
  const code = `require('node:fs').accessSync(${JSON.stringify(fixture)})`
  const isRoot = process.getuid?.() === 0
  const mayRead = isRoot && spawnSync(process.execPath, ['-e', code], nobody).status === 0
  const why = reason || (isRoot ? (mayRead ? '' : ' [the code is private]') : ' [not root]')

  it.skipIf(why !== '')(`comes out the same in a user namespace${why}`, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', fixture], {
      ...nobody,
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    const { ground, tally } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
    // Where users may make no user namespaces, the model alone is asked.
    if (ground.kind === 'model') return
    expect(ground.namespaces).toBe('user')
    expect(tally).toMatchObject({ contradicted: 0, excepted: 0 })
    expect(tally.tried).toBeGreaterThan(20)
  })
})
