/**
 * The start-up window of a program: copies that get the signal after so many milliseconds of life. Two at a time, and before the
 * one that is stopped when it is up.
 */
import type { Copies } from './copies.ts'
import { type EarlyConditions, earlyRun } from './early-run.ts'
import type { EarlyRun } from './run.ts'

/** Milliseconds of life after which the signal is sent, by those that are tried one after the other. */
const lanes: readonly (readonly number[])[] = [
  [0, 250],
  [50, 150],
]

export interface Trying {
  /** All signals are sent. */
  readonly sent: Promise<unknown>
  /** What came of them, in order of age. */
  readonly runs: Promise<readonly EarlyRun[]>
}

/** Begins to try all moments. */
export function tryWindow(copies: Copies, conditions: EarlyConditions): Trying {
  const runs: Promise<EarlyRun>[] = []
  const walk = async (moments: readonly number[]): Promise<void> => {
    for (const after of moments) {
      await new Promise<void>((onSent) => {
        runs.push(tryMoment(copies, after, { ...conditions, onSent }).finally(onSent))
      })
    }
  }
  const sent = Promise.all(lanes.map(walk))
  return {
    sent,
    runs: sent
      .then(() => Promise.all(runs))
      .then((all) => all.sort((a, b) => (a.age ?? a.after) - (b.age ?? b.after))),
  }
}

async function tryMoment(
  copies: Copies,
  after: number,
  conditions: EarlyConditions,
): Promise<EarlyRun> {
  const copy = await copies.make()
  if (!copy.ok) return { after, became: { kind: 'skipped', why: 'not-run' } }
  try {
    return await earlyRun(copy.value.id, after, conditions)
  } finally {
    await copies.remove(copy.value)
  }
}
