import { describe, expect, it } from 'vitest'
import { generationSteps, type StepId } from '../../kernel/index.ts'
import { createWorld, type Operation, type OperationCall } from '../../kernel/world/index.ts'
import { mostProcesses } from './determined.ts'
import { type Generated, generate } from './generate.ts'
import { wouldHang } from './hanging-init.ts'
import { Random } from './random.ts'

function* story(seed: number, length: number, excluded: readonly OperationCall[] = []) {
  const random = new Random(seed)
  let world = createWorld()
  for (let name = 2; name < length + 2; name++) {
    const generated: Generated = generate(world, name, random, excluded)
    yield { world, ...generated }
    world = generated.played.world
  }
}

const operations = (seed: number): Operation[] =>
  [...story(seed, 300)].map(({ operation }) => operation)

describe('made-up operations', () => {
  it('are the same for the same seed', () => {
    expect(operations(1)).toEqual(operations(1))
    expect(operations(1)).not.toEqual(operations(2))
  })

  it('try every call, and meet every step that a process of one thread can meet', () => {
    const calls = new Set<OperationCall>()
    const steps = new Set<StepId>()
    const callers = new Set<string>()
    for (const { operation, played } of story(1, 20_000)) {
      calls.add(operation.call)
      callers.add(played.answer.caller.kind)
      for (const event of played.answer.events)
        if (event.kind === 'sent') steps.add(event.ruling.step)
    }
    expect(calls.size).toBe(17)
    expect([...callers].toSorted()).toEqual(['asleep', 'ended', 'returned', 'stopped'])
    const notHere: StepId[] = [
      'forged-info', // the call is refused before anybody is asked
      'out-of-reach', // so it is
      'global-init',
      'queue-full',
      'signalfd',
    ]
    for (const { id } of generationSteps) if (!notHere.includes(id)) expect(steps).toContain(id)
    for (const id of notHere) expect(steps).not.toContain(id)
  })

  it('keep the world lively: several processes, in namespaces three deep, and somebody who can act', () => {
    const sizes: number[] = []
    const levels = new Set<number>()
    for (const { world } of story(2, 3000)) {
      sizes.push(world.processes.size)
      for (const { level } of world.namespaces.values()) levels.add(level)
      expect(world.processes.get(1)).toMatchObject({ life: { kind: 'running' }, call: undefined })
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(mostProcesses)
    expect(sizes.reduce((sum, size) => sum + size) / sizes.length).toBeGreaterThan(4)
    expect([...levels].toSorted()).toEqual([0, 1, 2])
  })

  it('leave out the calls that cannot be made', () => {
    for (const { operation } of story(3, 2000, ['setresuid', 'execve'])) {
      expect(['setresuid', 'execve']).not.toContain(operation.call)
    }
  })

  it('never put an init into a group of its own namespace, for nothing could end it', () => {
    for (const { operation, world, played } of story(4, 5000)) {
      expect(wouldHang(world, operation)).toBe(false)
      for (const init of played.world.namespaces.keys()) {
        const group = played.world.processes.get(init)?.group ?? init
        const { namespaces = [] } = played.world.numbers.get(group) ?? {}
        expect(group === init || !namespaces.includes(init)).toBe(true)
      }
    }
  })
})
