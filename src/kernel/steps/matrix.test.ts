/**
 * The whole table of dispositions, masks, targets and senders, for all 64 signals: what the laboratory found on Linux
 * 6.18, written as sets.  pid_namespaces(7), signal(7)
 */
import { describe, expect, it } from 'vitest'
import { plainSending, plainTarget, plainThread } from '../plain.ts'
import { rule, ruleDelivery, rulingOn } from '../rule.ts'
import { type Call, calls, type Relation } from '../sending.ts'
import { has, noSignals, signals64, without } from '../signal-set.ts'
import { signalTable } from '../signal-table.ts'
import type { Fate } from '../step.ts'
import type { Target } from '../target.ts'
import { measuredTraits } from '../traits.ts'

const table = signalTable()
const every = Array.from({ length: 64 }, (_, index) => index + 1)
const usual = every.filter((signal) => signal !== 9 && signal !== 19)
const byDefault = (signal: number): Fate => {
  if (has(table.ignore, signal)) return 'dropped'
  if (has(table.stop, signal)) return 'stopped'
  return has(table.dump, signal) ? 'dumped' : 'killed'
}
const delivered = (fate: Fate): Fate => (fate === 'dropped' ? 'discarded' : fate)

type Disposition = 'default' | 'ignored' | 'caught'
interface Asked {
  readonly target: Partial<Target>
  readonly from: Relation
  readonly disposition: Disposition
  readonly isBlocked: boolean
  readonly call?: Call
}

describe('an init with the default action', () => {
  const target = { init: 'namespace' } as const
  const base = { target, disposition: 'default' } as const

  it.each(['inside', 'self'] as const)('drops everything from %s', (from) => {
    expectFates(every, { ...base, from, isBlocked: false }, () => 'dropped')
  })

  it('drops everything from the ancestor but SIGKILL and SIGSTOP', () => {
    const asked = { ...base, from: 'ancestor', isBlocked: false } as const
    expectFates(usual, asked, () => 'dropped')
    expectFates([9], asked, () => 'killed')
    expectFates([19], asked, () => 'stopped')
  })

  it.each(['inside', 'self', 'ancestor'] as const)(
    'queues what it blocks from %s, and loses it when it unblocks',
    (from) => {
      const asked = { ...base, from, isBlocked: true } as const
      expectFates(usual, asked, () => 'pending')
      expectFatesOnUnblock(usual, asked, () => 'discarded')
    },
  )

  it('cannot block SIGKILL and SIGSTOP, whose fate stays the same', () => {
    expectFates([9, 19], { ...base, from: 'inside', isBlocked: true }, () => 'dropped')
    expectFates([9, 19], { ...base, from: 'ancestor', isBlocked: true }, byDefault)
  })
})

describe.each(['inside', 'ancestor', 'unrelated', 'descendant'] as const)('from %s', (from) => {
  describe.each([
    ['an init', { init: 'namespace' }],
    ['an ordinary process', {}],
  ] as const)('%s', (_, target) => {
    const base = { target, from, call: 'kill-group' } as const

    it('drops what it ignores, at once or when it unblocks', () => {
      const asked = { ...base, disposition: 'ignored' } as const
      expectFates(usual, { ...asked, isBlocked: false }, () => 'dropped')
      expectFates(usual, { ...asked, isBlocked: true }, () => 'pending')
      expectFatesOnUnblock(usual, { ...asked, isBlocked: true }, () => 'discarded')
    })

    it('runs its handler, at once or when it unblocks', () => {
      const asked = { ...base, disposition: 'caught' } as const
      expectFates(usual, { ...asked, isBlocked: false }, () => 'handled')
      expectFates(usual, { ...asked, isBlocked: true }, () => 'pending')
      expectFatesOnUnblock(usual, { ...asked, isBlocked: true }, () => 'handled')
    })
  })

  it('an ordinary process takes the default action, at once or when it unblocks', () => {
    const asked = { target: {}, from, disposition: 'default', call: 'kill-group' } as const
    expectFates(every, { ...asked, isBlocked: false }, byDefault)
    expectFates(usual, { ...asked, isBlocked: true }, () => 'pending')
    expectFatesOnUnblock(usual, { ...asked, isBlocked: true }, (signal) =>
      delivered(byDefault(signal)),
    )
  })
})

describe('an ordinary process in an orphaned group', () => {
  it('is stopped by SIGSTOP alone', () => {
    const target = { orphanedGroup: true }
    const asked = { target, from: 'inside', disposition: 'default', isBlocked: false } as const
    expectFates([20, 21, 22], asked, () => 'discarded')
    expectFates([19], asked, () => 'stopped')
  })
})

describe('the ruling does not depend on the call', () => {
  const reaching = (Object.keys(calls) as Call[]).filter((call) => call !== 'kernel')

  it.each(reaching)('%s', (call) => {
    for (const init of ['no', 'namespace'] as const) {
      for (const disposition of ['default', 'ignored', 'caught'] as const) {
        for (const isBlocked of [false, true]) {
          const asked: Asked = { target: { init }, from: 'inside', disposition, isBlocked }
          for (const signal of every) {
            expect(fateOf(signal, { ...asked, call })).toBe(fateOf(signal, asked))
          }
        }
      }
    }
  })
})

function expectFates(signals: readonly number[], asked: Asked, fate: (signal: number) => Fate) {
  for (const signal of signals) {
    expect({ signal, fate: fateOf(signal, asked) }).toEqual({ signal, fate: fate(signal) })
  }
}

function expectFatesOnUnblock(
  signals: readonly number[],
  asked: Asked,
  fate: (signal: number) => Fate,
) {
  const rulings = ruleDelivery(questionOf({ ...asked, isBlocked: false }))
  for (const signal of signals) {
    expect({ signal, fate: rulingOn(signal, rulings).fate }).toEqual({ signal, fate: fate(signal) })
  }
}

function fateOf(signal: number, asked: Asked): Fate {
  return rulingOn(signal, rule(questionOf(asked))).fate
}

function questionOf({ target, from, disposition, isBlocked, call }: Asked) {
  const changeable = without(signals64, table.killAndStop)
  const blocked = isBlocked ? changeable : noSignals
  return {
    target: {
      ...plainTarget,
      threads: [{ ...plainThread, blocked }],
      ignored: disposition === 'ignored' ? changeable : noSignals,
      caught: disposition === 'caught' ? changeable : noSignals,
      ...target,
    },
    sending: { ...plainSending, from, ...(call ? { call } : {}) },
    table,
    traits: measuredTraits,
  }
}
