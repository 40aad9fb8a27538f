import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type StepId, steps } from '../../kernel/index.ts'
import type { WorldOptions } from '../../kernel/world/index.ts'
import { processesNamed, reason, statusField } from '../subject/lane.fixture.ts'
import { type Finding, type RandomReport, runRandom } from './random-run.ts'

const abandoned = fileURLToPath(new URL('./abandoned-run.fixture.ts', import.meta.url))

async function run(
  seed: number,
  operations: number,
  world: WorldOptions = {},
  thoroughEvery = 20,
): Promise<RandomReport> {
  const report = await runRandom({ seed, operations, world, thoroughEvery, cpu: 0 })
  if ('refused' in report) throw new Error(JSON.stringify(report))
  return report
}

async function findingAgainst(world: WorldOptions, seed: number): Promise<Finding> {
  const { finding } = await run(seed, 3000, world)
  if (!finding) throw new Error('a wrong world was not found out')
  return finding
}

function without(...ids: StepId[]): WorldOptions {
  return { steps: steps.filter(({ id }) => !ids.includes(id)) }
}

describe.skipIf(reason !== '')(`model and kernel side by side${reason}`, () => {
  it.each([1, 2, 3])('do not part in a thousand operations of seed %d', async (seed) => {
    const { operations, finding } = await run(seed, 1000)
    expect({ operations, finding }).toEqual({ operations: 1000, finding: undefined })
  })

  it('do not part when they are looked at thoroughly after every operation', async () => {
    const { finding, tally } = await run(4, 600, {}, 1)
    expect(finding).toBeUndefined()
    expect(tally.handled).toBeGreaterThan(0)
    expect(tally.ended).toBeGreaterThan(0)
  })

  it('do not part when every process runs where it likes', async () => {
    const report = await runRandom({ seed: 5, operations: 1000, thoroughEvery: 20 })
    expect(report).toMatchObject({ operations: 1000, finding: undefined })
  })

  it('try the same with the same seed', async () => {
    const [one, other] = [await run(6, 400), await run(6, 400)]
    expect(one.tally).toEqual(other.tally)
  })
})

describe.skipIf(reason !== '')(`a world that is not like the kernel is found out${reason}`, () => {
  it('when an orphaned group can be stopped by the terminal', async () => {
    const { trace, difference } = await findingAgainst(without('orphaned-group'), 1)
    expect(trace.length).toBeLessThanOrEqual(3)
    expect(trace.at(-1)).toMatchObject({ call: expect.stringMatching(/kill|queue|pidfd/) })
    expect(difference).toMatchObject({ at: trace.length - 1, disagreement: { about: 'status' } })
  })

  it('when everybody may signal everybody', async () => {
    const { trace, difference } = await findingAgainst(without('permission'), 1)
    expect(trace.length).toBeLessThanOrEqual(4)
    expect(trace.map(({ call }) => call)).toContain('setresuid')
    expect(difference.disagreement).toMatchObject({
      about: 'result',
      kernel: { kind: 'error', errno: 'EPERM' },
    })
  })

  it('when a zombie still takes signals', async () => {
    const { trace } = await findingAgainst(without('exiting'), 1)
    expect(trace.length).toBeLessThanOrEqual(4)
  })

  it('when nothing protects an init', async () => {
    const { trace } = await findingAgainst(without('namespace-init', 'init-at-delivery'), 3)
    expect(trace.length).toBeLessThanOrEqual(4)
    expect(trace).toContainEqual(expect.objectContaining({ call: 'fork', into: 'new' }))
  })
})

describe.skipIf(reason !== '')(`a random run${reason}`, () => {
  it('leaves no file open and no child, whether it finds something or not', async () => {
    const files = () => readdirSync('/proc/self/fd').length
    const children = () =>
      readdirSync('/proc/self/task').flatMap((thread) => {
        return readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean)
      })
    await run(7, 50)
    const before = { files: files(), children: children() }
    await run(7, 300)
    expect((await run(1, 300, without('permission'))).finding).toBeDefined()
    await expect.poll(() => ({ files: files(), children: children() })).toEqual(before)
  })
})

describe.skipIf(reason !== '')(`a random run that is killed${reason}`, () => {
  it('leaves no process behind', async () => {
    const node = spawn(process.execPath, ['--import', 'tsx', abandoned], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(node.stdout, 'data')
    const name = String(line).trim()
    expect(processesNamed(name).length).toBeGreaterThan(2)
    node.kill('SIGKILL')
    await once(node, 'exit')
    const running = () =>
      processesNamed(name).filter((pid) => !statusField(pid, 'State').startsWith('Z'))
    await expect.poll(running, { timeout: 5000 }).toEqual([])
  })
})
