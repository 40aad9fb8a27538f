import { describe, expect, it } from 'vitest'
import { explain } from '../../explain/explain.ts'
import { catching, quietInit } from '../../explain/observed.fixture.ts'
import { en } from '../../i18n/en.ts'
import { measuredTraits } from '../../kernel/index.ts'
import { known, unknown } from '../../observe/fact.ts'
import type { Observation } from '../../observe/observation.ts'
import { groupByOutcomes } from './all-signals.ts'

function groups(observation: Observation) {
  const user = { real: 0, effective: 0, capKill: true }
  const explanation = explain(observation, { traits: measuredTraits, measured: true, user })
  const view = {
    explanation,
    standing: 'inside',
    prognoses: [],
    catalogue: en,
    isDetailed: false,
  } as const
  return groupByOutcomes(view).map(({ outcomes, signals }) => ({
    outcomes: outcomes.map(({ outcome }) => outcome).join(' / '),
    signals,
  }))
}

describe('the groups of signals', () => {
  it('name each of the 64 signals once', () => {
    const all = groups(catching(quietInit, 15)).flatMap(({ signals }) => signals)
    expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, i) => i + 1))
  })

  it('tell SIGKILL and SIGSTOP of an init from the rest, and put handlers first', () => {
    expect(groups(catching(quietInit, 15)).map(({ outcomes }) => outcomes)).toEqual([
      'handled / handled',
      'dropped / killed',
      'dropped / stopped',
      'dropped / dropped',
    ])
  })

  it('have one side for an ordinary process', () => {
    const ordinary: Observation = {
      ...quietInit,
      pid: known(7, 'x'),
      init: known('no', 'x'),
    }
    expect(groups(ordinary).map(({ outcomes }) => outcomes)).toEqual([
      'killed',
      'dumped',
      'stopped',
      'dropped',
    ])
  })

  it('do not pretend to know where no handlers could be read', () => {
    const signals = { ...quietInit.signals, caught: unknown('absent'), ignored: unknown('absent') }
    const found = groups({ ...quietInit, signals })
    expect(found.find(({ signals }) => signals.includes(15))?.outcomes).toBe('unknown / unknown')
    expect(found.find(({ signals }) => signals.includes(9))?.outcomes).toBe('dropped / killed')
  })
})
