/**
 * Plays entries of a plan one after the other in a laboratory, and opens another when one breaks it.
 */
import type { Case } from './case.ts'
import { closeLab, type Lab } from './lab.ts'
import { joinTrace } from './on-kernel/join-trace.ts'
import { Stage } from './on-kernel/stage.ts'
import { onKernel, type Sighting } from './on-kernel.ts'
import type { Result } from './played.ts'
import type { Scenario } from './scenario.ts'
import { missingFor, type Shortage } from './shortage.ts'
import type { TraceEvent } from './trace/trace.ts'

/** Results in the order asked for, and how many trace events the kernel could not keep meanwhile. */
export interface Played {
  readonly results: readonly Result[]
  readonly lost: number
}

/** A laboratory at work. */
export class Player {
  private lab: Lab
  private stage: Stage
  private readonly shortages: readonly Shortage[]
  private readonly reopen: () => Promise<Lab>

  /** `reopen` gives a laboratory like `lab`, which is closed by then. */
  constructor(lab: Lab, shortages: readonly Shortage[], reopen: () => Promise<Lab>) {
    this.lab = lab
    this.stage = new Stage(lab.lane)
    this.shortages = shortages
    this.reopen = reopen
  }

  /** Plays cases. Stops in between when told to, with fewer results. */
  async cases(rows: readonly Case[], isToStop: () => boolean): Promise<Played> {
    const seen: (Result | Sighting)[] = []
    const events: TraceEvent[] = []
    let lost = 0
    const take = (): void => {
      if (!('take' in this.lab.trace)) return
      const taken = this.lab.trace.take()
      for (const event of taken.events) events.push(event)
      lost += taken.lost
    }
    for (const row of rows) {
      if (isToStop()) break
      const missing = missingFor(row, this.shortages)
      if (missing) {
        seen.push({ kind: 'unplayed', missing })
        continue
      }
      try {
        seen.push(onKernel(this.lab, this.stage, row))
      } catch (error) {
        seen.push(failure(error))
        take()
        await this.replace()
      }
    }
    take()
    return { results: join(seen, lost === 0 ? events : []), lost }
  }

  /** Plays a scenario. */
  async scenario(scenario: Scenario): Promise<Result> {
    try {
      this.stage.clear()
      const findings = scenario.kernel(this.lab)
      this.stage.clear()
      if (typeof findings['missing'] === 'string')
        return { kind: 'unplayed', missing: findings['missing'] }
      return { kind: 'found', findings: findings as Readonly<Record<string, string>> }
    } catch (error) {
      await this.replace()
      return failure(error)
    }
  }

  /** Ends everything. */
  close(): Promise<void> {
    return closeLab(this.lab)
  }

  private async replace(): Promise<void> {
    await closeLab(this.lab)
    this.lab = await this.reopen()
    this.stage = new Stage(this.lab.lane)
  }
}

/** Without events (there is no trace, or some were lost) what they would tell stays unobserved. */
function join(seen: readonly (Result | Sighting)[], events: readonly TraceEvent[]): Result[] {
  const sightings = seen.filter((one) => 'outcome' in one && 'threads' in one)
  const outcomes = joinTrace(sightings, events)
  let next = 0
  return seen.map((one) => {
    if ('kind' in one) return one
    const outcome = outcomes[next++] ?? one.outcome
    return { kind: 'played', outcome }
  })
}

function failure(error: unknown): Result {
  return {
    kind: 'failed',
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}
