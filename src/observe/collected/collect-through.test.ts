import { describe, expect, it } from 'vitest'
import { isUp, whyNot } from '../../../test/engines/engines.ts'
import { has } from '../../kernel/index.ts'
import { valueOr } from '../fact.ts'
import type { ProcessTree } from '../process-tree.ts'
import { collectThrough, observeThrough } from './collect-through.ts'
import { container, holder } from './container.fixture.ts'

/** The names of a process and of the first of those below it, one after another. */
function namesIn(tree: ProcessTree | undefined): unknown[] {
  if (tree === undefined) return []
  const [child] = valueOr(tree.children, [])
  return [valueOr(tree.observation.name, undefined), ...namesIn(child)]
}

describe.each(['docker', 'podman'] as const)('through %s', (engine) => {
  const test = it.skipIf(!isUp(engine))

  test(`a container of tini is seen with its program and what it waits for${whyNot(engine)}`, async () => {
    const { open, id } = await container(engine, ['tini', '--', 'sh', '-c', 'sleep 1000; true'])
    const result = await observeThrough(open, id)
    if (result.kind !== 'collected') throw new Error(JSON.stringify(result))
    const [target] = result.collection.targets
    expect(result.isWhole).toBe(true)
    expect(target?.tree.observation).toMatchObject({
      source: 'collected',
      pid: { value: 1 },
      init: { value: 'namespace' },
    })
    const threads = target && valueOr(target.tree.observation.threads, [])
    expect(threads?.map(({ awaited }) => awaited.known && has(awaited.value, 15))).toEqual([true])
    expect(namesIn(target?.tree)).toEqual(['tini', 'sh', 'sleep'])
  })

  test(`what is asked about by number is found, and what is not there is said${whyNot(engine)}`, async () => {
    const { open, id } = await container(engine, ['sh', '-c', 'sleep 1000; true'])
    const exec = (argv: readonly string[]) => open.exec(id, argv)
    expect(await collectThrough(exec, [30000])).toEqual({
      ok: false,
      problem: { code: 'nobody', pids: [30000], isBlind: false },
    })
    const two = await collectThrough(exec, [1, 30000])
    expect(two).toMatchObject({ ok: true, collection: { absent: [30000] } })
  })

  const bare = it.skipIf(!isUp(engine) || holder === '')
  bare(`an image without a shell is only listed${whyNot(engine)}`, async () => {
    const { open, id } = await container(engine, ['/catatonit', '-P'], 'bare')
    const result = await observeThrough(open, id)
    if (result.kind !== 'listed') throw new Error(JSON.stringify(result))
    expect(result.because.code).toBe('no-shell')
    const [tree] = result.trees
    expect(tree?.observation.signals.caught.known).toBe(false)
    expect(tree?.observation.commandLine).toMatchObject({
      detail: expect.stringMatching(/catatonit/),
    })
  })

  test(`a container that is gone is the engine's problem${whyNot(engine)}`, async () => {
    const { open } = await container(engine, ['sleep', '1000'])
    const result = await observeThrough(open, 'f'.repeat(64))
    expect(result).toMatchObject({ kind: 'failed', problem: { code: 'engine' } })
  })
})

it('a shell that does something else is no collector', async () => {
  const value = { exitCode: 0, stdout: 'hello\n', stderr: '' }
  expect(await collectThrough(async () => ({ ok: true, value }))).toEqual({
    ok: false,
    problem: { code: 'not-collected', exitCode: 0, said: 'hello' },
  })
})
