/**
 * One row of the gallery on the running kernel: its program is found or made, and then tried with every signal from both
 * places, each time as a fresh PID 1. Every row has a lane of its own, and as many instances side by side as it likes.
 */
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { CallFailed, LaneBroken } from '../subject/errors.ts'
import { type Lane, openLane } from '../subject/lane.ts'
import { mostChannels } from './become-program.ts'
import { type FoundStart, findStart } from './find-start.ts'
import type { Installed, LeftOut, RowReport } from './gallery-report.ts'
import type { InitRow } from './init-row.ts'
import { installedAs } from './installed.ts'
import type { WhyNotShown } from './left-out.ts'
import { type Stage, type Trial, trySending } from './try-sending.ts'

/** What comes of a row. */
export type RowResult<F> =
  | { readonly kind: 'row'; readonly row: RowReport<F> }
  | { readonly kind: 'left-out'; readonly left: LeftOut }

/** Instances side by side, unless a row says otherwise. */
const usualWidth = 16
/** How often an experiment is made at most until it decides something. */
const attempts = 2

/** Plays the row. When it returns or throws, nothing of it is left. */
export async function playRow<F>(row: InitRow, stage: Stage<F>): Promise<RowResult<F>> {
  const lane = await openLane({ puppets: channelsFor(row.width ?? usualWidth) })
  if ('refused' in lane) return leftOut(row, { why: 'refused', detail: lane.refused })
  try {
    return await playIn(lane, row, stage)
  } catch (error) {
    if (!(error instanceof LaneBroken || error instanceof CallFailed)) throw error
    return leftOut(row, { why: 'refused', detail: error.message })
  } finally {
    await lane.close()
  }
}

/** The outer puppet and the two that send; and an instance may be of two threads. */
function channelsFor(width: number): number {
  const channels = 3 + 2 * width
  if (channels > mostChannels) throw new Error(`a lane has no room for ${width} instances`)
  return channels
}

async function playIn<F>(lane: Lane, row: InitRow, stage: Stage<F>): Promise<RowResult<F>> {
  const start = await findStart(lane, row, stage.abort)
  if (!start.ok) return leftOut(row, start.left)
  try {
    const trials = await tryAll(lane, row, start, stage)
    return await reportOn(row, start, stage, trials)
  } finally {
    await start.remove()
  }
}

/** The first alone: where it does not come to rest the others will not either. Then so many side by side. */
async function tryAll<F>(
  lane: Lane,
  row: InitRow,
  start: Extract<FoundStart, { ok: true }>,
  stage: Stage<F>,
): Promise<readonly Trial<F>[]> {
  const trials: Trial<F>[] = []
  const unprepared = new Map<string, WhyNotShown | undefined>()
  const one = async (index: number, slot: number): Promise<void> => {
    const sending = stage.sendings[index]
    if (!sending) return
    const here = join(stage.directory, row.id, String(slot))
    if (!unprepared.has(here)) unprepared.set(here, await start.prepare(here, stage.abort))
    const left = unprepared.get(here)
    const circumstances = { lane, row, start, stage, here }
    trials[index] = left
      ? { ok: false, left }
      : await insist(() => trySending(circumstances, sending))
  }
  await one(0, 0)
  if (!trials[0]?.ok) return trials
  let next = 1
  const slots = Array.from({ length: row.width ?? usualWidth }, async (_, slot) => {
    while (next < stage.sendings.length) await one(next++, slot)
  })
  // None may use the lane after it is closed.
  const settled = await Promise.allSettled(slots)
  for (const each of settled) if (each.status === 'rejected') throw each.reason
  return trials
}

/** Tries again with another process where one neither came to rest nor ended: the machine may have been busy. */
async function insist<F>(attempt: () => Promise<Trial<F>>): Promise<Trial<F>> {
  for (let made = 1; ; made++) {
    const trial = await attempt()
    if (isDecided(trial) || made === attempts) return trial
  }
}

function isDecided<F>(trial: Trial<F>): boolean {
  if (!trial.ok) return false
  const { became } = trial.experiment.fact
  return became.kind !== 'alive' || became.proof !== 'restless'
}

async function reportOn<F>(
  row: InitRow,
  { shown, file }: Extract<FoundStart, { ok: true }>,
  { sendings }: Stage<F>,
  trials: readonly Trial<F>[],
): Promise<RowResult<F>> {
  const [first] = trials
  if (!first?.ok) return leftOut(row, first?.left ?? { why: 'never-ready' })
  const untried = trials.flatMap((trial, index) => {
    const sending = sendings[index]
    return trial.ok || !sending ? [] : [{ ...sending, ...trial.left }]
  })
  const { id, title, kind } = row
  return {
    kind: 'row',
    row: {
      id,
      title,
      kind,
      ...(shown === undefined ? {} : { command: shown }),
      programs: await programsOf(file, first.atRest.executable),
      atRest: first.atRest,
      experiments: trials.flatMap((trial) => (trial.ok ? [trial.experiment] : [])),
      untried,
    },
  }
}

/** The subject's own file is not there any more. */
async function programsOf(
  file: string | undefined,
  executable: string | undefined,
): Promise<readonly Installed[]> {
  if (file === undefined) return []
  const files = new Set([file, executable ?? file].map((each) => realpathSync(each)))
  return await Promise.all([...files].map(installedAs))
}

function leftOut<F>({ id }: InitRow, left: WhyNotShown): RowResult<F> {
  return { kind: 'left-out', left: { id, ...left } }
}
