/** One step of the way a signal takes from process to process. */
import { valueOr } from '../observe/fact.ts'
import type { HabitualReaction } from '../runtimes/index.ts'
import type { Case } from './finding.ts'
import type { Forecast } from './forecast.ts'
import type { Hop, Reason } from './prognosis.ts'

/** This process, what the kernel does with the signal, and what follows from it. */
export function hop(
  { tree: { observation }, signal }: Case,
  forecast: Forecast,
  reason: Reason,
  known?: HabitualReaction,
): Hop {
  return {
    pid: valueOr(observation.pid, undefined),
    name: valueOr(observation.name, undefined),
    signal,
    forecast,
    ...(known && { habit: known.habit, established: known.established }),
    reason,
  }
}
