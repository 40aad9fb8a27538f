/**
 * Which cases are played: all of them, or for a quick run one signal of each kind in every situation, a different one
 * each time, so that all signals, all situations and all steps are still met.
 */
import type { Case, ImpossibleCase, TableId } from './case.ts'
import { tables } from './cases/index.ts'
import { kindsOfSignals } from './cases/signals.ts'
import type { Scenario } from './scenario.ts'
import { scenarios } from './scenarios/index.ts'

/** `quick` is a sample, some seconds; `full` is every case. */
export type Extent = 'quick' | 'full'

/** What is played, and what cannot be. Every lane makes the same plan from the same choice. */
export interface Plan {
  readonly cases: readonly Case[]
  readonly scenarios: readonly Scenario[]
  readonly impossible: readonly ImpossibleCase[]
}

/** What to plan. */
export interface Choice {
  readonly extent: Extent
  /** All when left out. */
  readonly tables?: readonly TableId[]
  /** False leaves the scenarios out. */
  readonly scenarios?: boolean
  /** Only those whose id contains this text; of these, all, whatever the extent. */
  readonly only?: string
}

/** The plan. */
export function planOf({ extent, tables: names, scenarios: wanted = true, only }: Choice): Plan {
  const chosen = (names ?? (Object.keys(tables) as TableId[])).map((name) => tables[name])
  const cases = chosen.flatMap((table) => table.cases)
  const isAll = extent === 'full' || only !== undefined
  const isMeant = ({ id }: { readonly id: string }) => id.includes(only ?? '')
  return {
    cases: (isAll ? cases : sample(cases)).filter(isMeant),
    scenarios: wanted ? scenarios.filter((row) => (isAll || !row.slow) && isMeant(row)) : [],
    impossible: chosen.flatMap((table) => table.impossible).filter(isMeant),
  }
}

function sample(cases: readonly Case[]): Case[] {
  const situations = new Map<string, Map<number, Case>>()
  for (const row of cases) {
    const situation = row.id.replace(signalInId, '')
    const bySignal = situations.get(situation) ?? new Map<number, Case>()
    situations.set(situation, bySignal.set(row.signal, row))
  }
  return [...situations.values()].flatMap((bySignal, turn) =>
    Object.values(kindsOfSignals).flatMap((kind) => {
      const rows = kind.flatMap((signal) => bySignal.get(signal) ?? [])
      return rows[turn % rows.length] ?? []
    }),
  )
}

const signalInId = /SIG[^/]+/
