/**
 * The start-up window of a program, one copy after the other: only one is starting at a time, beside the one that is brought up
 * for the stop.
 */
import type { Copies } from './copies.ts'
import { type EarlyConditions, earlyRun, isUpBy } from './early-run.ts'
import type { EarlyRun } from './run.ts'

/** Milliseconds of life after which the signal is sent. */
export const earlyMoments: readonly number[] = [0, 50, 150, 250, 1000]

/** Tries all moments before a copy is up; those after are skipped. */
export async function tryWindow(
  copies: Copies,
  conditions: EarlyConditions,
): Promise<readonly EarlyRun[]> {
  const runs: Promise<EarlyRun>[] = []
  for (const after of earlyMoments) {
    await new Promise<void>((onSent) => {
      runs.push(tryMoment(copies, after, { ...conditions, onSent }).finally(onSent))
    })
  }
  return await Promise.all(runs)
}

async function tryMoment(
  copies: Copies,
  after: number,
  conditions: EarlyConditions,
): Promise<EarlyRun> {
  if (isUpBy(after, conditions)) return { after, became: { kind: 'skipped', why: 'was-up' } }
  const copy = await copies.make()
  if (!copy.ok) return { after, became: { kind: 'skipped', why: 'not-run' } }
  try {
    return await earlyRun(copy.value.id, after, conditions)
  } finally {
    await copies.remove(copy.value)
  }
}
