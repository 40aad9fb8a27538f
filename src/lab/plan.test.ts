import { describe, expect, it } from 'vitest'
import { measuredTraits } from '../kernel/index.ts'
import type { Case } from './case.ts'
import { compare } from './compare.ts'
import { onModel } from './on-model.ts'
import { planOf } from './plan.ts'

const full = planOf({ extent: 'full', scenarios: false })
const quick = planOf({ extent: 'quick', scenarios: false })

describe('the plan of all cases', () => {
  it('has at least 21,000 cases, every one with an id of its own', () => {
    expect(full.cases.length).toBeGreaterThan(21_000)
    expect(new Set(full.cases.map(({ id }) => id)).size).toBe(full.cases.length)
  })

  it('leaves nothing out silently: what cannot be played has a reason and is not played', () => {
    const played = new Set(full.cases.map(({ id }) => id))
    expect(full.impossible.length).toBeGreaterThan(0)
    expect(full.impossible.filter(({ id }) => played.has(id))).toEqual([])
    expect([...new Set(full.impossible.map(({ reason }) => reason))].sort()).toEqual([
      'either-may-win',
      'group-has-no-number',
      'namespace-ends',
      'never-queued',
      'sender-sleeps',
    ])
  })

  it('has 180 cases that tell whether an init with a masked leader dies', () => {
    const dies = { ...measuredTraits, shortcutSparesInit: false }
    const telling = full.cases.filter((row) => {
      const spared = onModel(row, { traits: measuredTraits })?.outcome
      const killed = onModel(row, { traits: dies })?.outcome
      const isOfTwo = row.table === 'two-threads'
      return isOfTwo && spared && killed && compare(spared, killed)
    })
    expect(telling).toHaveLength(180)
  })
})

describe('the quick plan', () => {
  it('is a part of the full one, and a good deal smaller', () => {
    const all = new Set(full.cases.map(({ id }) => id))
    expect(quick.cases.every(({ id }) => all.has(id))).toBe(true)
    expect(quick.cases.length).toBeLessThan(full.cases.length / 4)
  })

  it('still has every value of every dimension, in every table', () => {
    expect([...valuesIn(quick.cases)].sort()).toEqual([...valuesIn(full.cases)].sort())
  })

  it('still has all 64 signals', () => {
    expect(new Set(quick.cases.map(({ signal }) => signal)).size).toBe(64)
  })
})

/** Dimensions by table, the signal apart: `sigwait call kill`. */
function valuesIn(cases: readonly Case[]): Set<string> {
  return new Set(
    cases.flatMap(({ table, id: _id, signal: _signal, ...dimensions }) =>
      Object.entries(dimensions).map(
        ([name, value]) => `${table} ${name} ${JSON.stringify(value)}`,
      ),
    ),
  )
}
