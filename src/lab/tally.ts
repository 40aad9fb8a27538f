/**
 * Takes results as they come in, judges each by the model, and sums up.
 */
import type { KernelTraits, StepId } from '../kernel/index.ts'
import type { Case, TableId } from './case.ts'
import { compare } from './compare.ts'
import { judge, type Mismatch } from './judge.ts'
import type { Plan } from './plan.ts'
import type { Result } from './played.ts'
import type { Rules } from './rules.ts'
import type { Scenario } from './scenario.ts'
import type { Count, ScenarioVerdict, TableTally, Verification } from './verification.ts'

/** The part of a verification that grows with the results. */
type Sums = Pick<
  Verification,
  | 'tables'
  | 'mismatches'
  | 'scenarios'
  | 'impossible'
  | 'unplayed'
  | 'unobserved'
  | 'decided'
  | 'failures'
>

/** Sums up results, in whatever order they come. */
export class Tally {
  /** Results so far, and mismatches among them. */
  done = 0
  mismatched = 0
  private readonly plan: Plan
  private readonly mismatches: Mismatch[] = []
  private readonly scenarios: ScenarioVerdict[] = []
  private readonly failures: { id: string; error: string }[] = []
  private readonly played = new Counter<TableId>()
  private readonly agreed = new Counter<TableId>()
  private readonly unplayed = new Counter<string>()
  private readonly unobserved = new Counter<string>()
  private readonly decided = new Counter<StepId>()

  constructor(plan: Plan) {
    this.plan = plan
  }

  /** A case was tried. */
  addCase(row: Case, result: Result, rules: Rules): void {
    this.done += 1
    if (result.kind === 'unplayed') this.unplayed.add(result.missing)
    if (result.kind === 'failed') this.failures.push({ id: row.id, error: result.error })
    if (result.kind !== 'played') return
    const { decidedBy, mismatch } = judge(row, result.outcome, rules)
    this.played.add(row.table)
    for (const step of decidedBy) this.decided.add(step)
    for (const [field, value] of Object.entries(result.outcome)) {
      if (value === 'unobserved') this.unobserved.add(field)
    }
    if (!mismatch) this.agreed.add(row.table)
    else this.mismatches.push(mismatch)
    this.mismatched += mismatch ? 1 : 0
  }

  /** A scenario was tried. */
  addScenario(scenario: Scenario, result: Result, traits: KernelTraits): void {
    this.done += 1
    const { id } = scenario
    if (result.kind === 'failed') this.failures.push({ id, error: result.error })
    if (result.kind === 'unplayed') this.scenarios.push({ id, verdict: result })
    if (result.kind !== 'found') return
    const model = scenario.model(traits)
    const difference = compare(model, result.findings)
    this.mismatched += difference ? 1 : 0
    const kernel = result.findings
    this.scenarios.push({
      id,
      verdict: difference ? { kind: 'mismatch', difference, model, kernel } : { kind: 'agreed' },
    })
  }

  /** How many cases and scenarios were played on the kernel. */
  get playedCount(): number {
    const scenarios = this.scenarios.filter(({ verdict }) => verdict.kind !== 'unplayed')
    return this.played.total + scenarios.length
  }

  /** All of it. */
  sums(): Sums {
    const { cases, impossible } = this.plan
    const planned = new Counter<TableId>()
    for (const { table } of cases) planned.add(table)
    const tables = planned.entries().map(([table, count]): TableTally => {
      return { table, cases: count, played: this.played.of(table), agreed: this.agreed.of(table) }
    })
    return {
      tables,
      mismatches: this.mismatches,
      scenarios: this.scenarios,
      impossible,
      unplayed: this.unplayed.counts(),
      unobserved: this.unobserved.counts(),
      decided: Object.fromEntries(this.decided.entries()),
      failures: this.failures,
    }
  }
}

class Counter<T extends string> {
  total = 0
  private readonly numbers = new Map<T, number>()

  add(key: T): void {
    this.total += 1
    this.numbers.set(key, this.of(key) + 1)
  }

  of(key: T): number {
    return this.numbers.get(key) ?? 0
  }

  entries(): [T, number][] {
    return [...this.numbers]
  }

  counts(): Count[] {
    return this.entries().map(([code, count]) => ({ code, count }))
  }
}
