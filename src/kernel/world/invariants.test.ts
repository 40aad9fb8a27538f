/**
 * Whatever is done in a world, some things can never be. Operations here are thrown together without sense; many are
 * impossible or fail.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { has, intersection, isEmpty, type SignalSet, setOf, union, without } from '../signal-set.ts'
import { apply } from './apply.ts'
import { createWorld } from './create.ts'
import { namespaceOf, numberIn, population } from './numbering.ts'
import type { Addressee, Operation } from './operation.ts'
import { firstCome, lastCome } from './settle.ts'
import { pendingIn } from './signal-queue.ts'
import type { Process, World } from './world.ts'

const process = fc.integer({ min: 1, max: 9 })
const signal = fc.constantFrom(1, 2, 9, 10, 15, 17, 18, 19, 20, 28, 40)
const set = fc.subarray([1, 2, 9, 10, 15, 17, 18, 19, 20, 28, 40]).map((all) => setOf(...all))
const user = fc.constantFrom(0, 7)

const addressee: fc.Arbitrary<Addressee> = fc.oneof(
  process.map((process) => ({ kind: 'process', process }) as const),
  process.map((group) => ({ kind: 'group', group }) as const),
  fc.constant({ kind: 'own-group' } as const),
  fc.constant({ kind: 'everyone' } as const),
  fc.integer({ min: -10, max: 10 }).map((number) => ({ kind: 'number', number }) as const),
)

const action = fc.record({
  handler: fc.constantFrom('default' as const, 'ignore' as const, 'run' as const),
  mask: set,
  once: fc.boolean(),
  again: fc.boolean(),
  noStops: fc.boolean(),
  noZombies: fc.boolean(),
})

const call = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      call: fc.constant('fork' as const),
      child: process,
      into: fc.oneof(
        fc.constant('own' as const),
        fc.constant('new' as const),
        process.map((namespaceOf) => ({ namespaceOf })),
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ call: fc.constant('kill' as const), to: addressee, signal }),
  },
  fc.record({ call: fc.constant('tgkill' as const), to: addressee, signal }),
  fc.record({
    call: fc.constant('rt_sigqueueinfo' as const),
    to: addressee,
    signal,
    code: fc.constantFrom(-1, 0x80),
    value: fc.nat(9),
  }),
  fc.record({ call: fc.constant('rt_sigaction' as const), signal, action }),
  fc.record({
    call: fc.constant('rt_sigprocmask' as const),
    how: fc.constantFrom('block' as const, 'unblock' as const, 'set' as const),
    set,
  }),
  fc.record({ call: fc.constant('rt_sigtimedwait' as const), set, forever: fc.boolean() }),
  fc.record({
    call: fc.constant('wait4' as const),
    whom: addressee,
    stopped: fc.boolean(),
    continued: fc.boolean(),
  }),
  fc.record({ call: fc.constant('setpgid' as const), whom: addressee, group: addressee }),
  fc.constant({ call: 'setsid' as const }),
  fc.constant({ call: 'execve' as const }),
  fc.record({ call: fc.constant('exit_group' as const), code: fc.nat(255) }),
  fc.record({ call: fc.constant('prctl' as const), subreaper: fc.boolean() }),
  fc.record({
    call: fc.constant('setresuid' as const),
    user: fc.record({ real: user, effective: user, saved: user }),
  }),
)

const operations: fc.Arbitrary<Operation[]> = fc.array(
  fc.tuple(process, call).map(([by, call]) => ({ by, ...call })),
  { maxLength: 60, size: 'max' },
)

/** Says of every world of a story that something holds. */
function always(holds: (world: World) => void): void {
  fc.assert(
    fc.property(operations, (story) => {
      let world = createWorld()
      for (const operation of story) {
        world = apply(world, operation).world
        holds(world)
      }
    }),
  )
}

/** Says it of every process in them. */
function ofEverybody(holds: (process: Process, world: World) => void): void {
  always((world) => {
    for (const process of world.processes.values()) holds(process, world)
  })
}

describe('in every world', () => {
  it('a process has a namespace that exists, and numbers in it and all above', () => {
    ofEverybody(({ id }, world) => {
      const { namespaces = [], numbers = [] } = world.numbers.get(id) ?? {}
      expect(numbers).toHaveLength(namespaces.length)
      expect(world.namespaces.has(namespaceOf(world, id))).toBe(true)
      expect(numberIn(world, namespaceOf(world, id), id)).toBeGreaterThan(0)
    })
  })

  it('a number means one process at most in each namespace', () => {
    always((world) => {
      for (const init of world.namespaces.keys()) {
        const numbers = [...world.numbers.keys()].map((id) => numberIn(world, init, id))
        const given = numbers.filter((number) => number > 0)
        expect(new Set(given).size).toBe(given.length)
      }
    })
  })

  it('a namespace has an init, and is empty when that has ended', () => {
    always((world) => {
      for (const { init, isOpen } of world.namespaces.values()) {
        const life = world.processes.get(init)?.life.kind
        expect(life).toBeDefined()
        expect(isOpen).toBe(life === 'running' || life === 'stopped')
        if (life === 'zombie') expect(population(world, init)).toBe(1)
      }
    })
  })

  it('only an init waits for its end', () => {
    ofEverybody(({ id, life }, world) => {
      if (life.kind === 'ending') expect(population(world, id)).toBeGreaterThan(1)
    })
  })

  it('a signal that is open waits only in a process that is stopped', () => {
    ofEverybody((process, { rules }) => {
      const { life, blocked } = process
      if (life.kind !== 'running') return
      expect(isEmpty(without(pendingOf(process), blocked))).toBe(true)
      expect(has(pendingOf(process), 9)).toBe(false)
      expect(isEmpty(without(blocked, rules.table.blockable))).toBe(true)
    })
  })

  it('an ignored signal waits only if it is blocked', () => {
    ofEverybody((process) => {
      const { life, blocked, ignored, call } = process
      if (life.kind !== 'running' && life.kind !== 'stopped') return
      const held = call?.kind === 'sigwait' ? union(call.blocked, blocked) : blocked
      const unmasked = without(held, held)
      expect(intersection(without(pendingOf(process), held), ignored)).toEqual(unmasked)
    })
  })

  it('a standard signal is queued once', () => {
    ofEverybody(({ shared, own }) => {
      for (const queue of [shared, own]) {
        const standard = queue.map(({ signal }) => signal).filter((signal) => signal < 32)
        expect(new Set(standard).size).toBe(standard.length)
      }
    })
  })

  it('handlers wait to run only in a process that is stopped', () => {
    ofEverybody(({ life, frames, call }) => {
      if (life.kind === 'stopped') return
      expect(frames).toEqual([])
      expect(call?.kind).not.toBe('returning')
    })
  })

  it('parents and children know each other, and a zombie has no children', () => {
    ofEverybody(({ id, parent, children, life }, world) => {
      for (const child of children) expect(world.processes.get(child)?.parent).toBe(id)
      if (parent !== undefined) expect(world.processes.get(parent)?.children).toContain(id)
      if (life.kind === 'zombie') expect(children).toEqual([])
    })
  })

  it('a group has exactly its members, and its number is kept', () => {
    always((world) => {
      for (const { id, group, session } of world.processes.values()) {
        expect(world.groups.get(group)).toContain(id)
        for (const named of [group, session]) expect(world.numbers.has(named)).toBe(true)
      }
      for (const [group, members] of world.groups) {
        expect(members.length).toBeGreaterThan(0)
        for (const member of members) expect(world.processes.get(member)?.group).toBe(group)
      }
    })
  })

  it('no number is kept that names nobody', () => {
    always((world) => {
      const named = [...world.processes.values()].flatMap(({ id, group, session }) => [
        id,
        group,
        session,
      ])
      for (const id of world.numbers.keys()) expect(named).toContain(id)
    })
  })
})

describe('an operation', () => {
  it('leaves the world that it is applied to as it was', () => {
    fc.assert(
      fc.property(operations, (story) => {
        let world = createWorld()
        for (const operation of story) {
          const before = describeWorld(world)
          const next = apply(world, operation, lastCome).world
          expect(describeWorld(world)).toBe(before)
          world = next
        }
      }),
    )
  })

  it('has the same outcome every time', () => {
    fc.assert(
      fc.property(operations, (story) => {
        let world = createWorld()
        for (const operation of story) {
          const applied = apply(world, operation)
          expect(apply(world, operation)).toEqual(applied)
          world = applied.world
        }
      }),
    )
  })

  it('has the same outcome in every order when only one process is moved', () => {
    fc.assert(
      fc.property(operations, (story) => {
        let world = createWorld()
        for (const operation of story) {
          const applied = apply(world, operation, firstCome)
          if (applied.answer.choices === 0) {
            expect(apply(world, operation, lastCome)).toEqual(applied)
          }
          world = applied.world
        }
      }),
    )
  })
})

function pendingOf({ shared, own }: Process): SignalSet {
  return pendingIn([...shared, ...own])
}

function describeWorld({ processes, numbers, namespaces, groups }: World): string {
  return JSON.stringify([processes, numbers, namespaces, groups].map((map) => [...map]))
}
