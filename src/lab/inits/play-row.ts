/**
 * One row of the gallery on the running kernel: its program is found or made, and then tried with every signal from both
 * places, each time as a fresh PID 1. Every row has a lane of its own, and as many instances side by side as it likes.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CallFailed, LaneBroken } from '../subject/errors.ts'
import { architecture } from '../subject/here.ts'
import { type Lane, openLane } from '../subject/lane.ts'
import type { Family } from './family.ts'
import { type FoundStart, findStart } from './find-start.ts'
import { aftermathOf } from './gallery-aftermath.ts'
import type { Experiment, LeftOut, RowReport, Sending } from './gallery-report.ts'
import type { Gate } from './gate.ts'
import type { InitRow } from './init-row.ts'
import { installedAs } from './installed.ts'
import type { WhyNotShown } from './left-out.ts'
import { lastWords } from './place.ts'
import { stillAnswers } from './posture.ts'
import { beginning, untilRested } from './raise.ts'
import { restingNumbers } from './resting-calls.ts'
import { sendFromHost, sendFromInside } from './send.ts'

/** What comes of a row. */
export type RowResult<F> =
  | { readonly kind: 'row'; readonly row: RowReport<F> }
  | { readonly kind: 'left-out'; readonly left: LeftOut }

/** The process a forecast is asked for: at rest, and nothing sent yet. */
export interface Target extends Sending {
  readonly pid: number
}

/** What all rows share. */
export interface Stage<F> {
  readonly sendings: readonly Sending[]
  readonly forecast: (target: Target) => F
  /** Those that start hold a place in it. */
  readonly starting: Gate
  /** A directory whose sub-directories rows may use. */
  readonly directory: string
  readonly abort: AbortSignal
}

/** Instances side by side, unless a row says otherwise. */
const usualWidth = 16
/** Milliseconds for which a program is watched at least, unless a row says otherwise; and at most. */
const usuallyWatched = 400
const patience = 8000
/** How often a process may fail to come to rest before the experiment is given up. */
const attempts = 2

/** Plays the row. When it returns or throws, nothing of it is left. */
export async function playRow<F>(row: InitRow, stage: Stage<F>): Promise<RowResult<F>> {
  // Besides the instances: the outer puppet, the two that send, and second threads.
  const width = row.width ?? usualWidth
  const lane = await openLane({ puppets: 2 * width + 3 <= 39 ? 2 * width + 3 : width + 3 })
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

async function playIn<F>(lane: Lane, row: InitRow, stage: Stage<F>): Promise<RowResult<F>> {
  const start = await findStart(lane, row, stage.abort)
  if (!start.ok) return leftOut(row, start.left)
  try {
    const queue = stage.sendings.map((sending, index) => ({ sending, index }))
    const trials: Trial<F>[] = []
    const prepared = new Map<string, WhyNotShown | undefined>()
    const slot = async (number: number): Promise<void> => {
      const here = join(stage.directory, row.id, String(number))
      if (!prepared.has(here)) prepared.set(here, await start.prepare(here, stage.abort))
      const unprepared = prepared.get(here)
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { sending, index } = next
        trials[index] = unprepared
          ? { ok: false, left: unprepared }
          : await insist(() => tryOnce({ lane, row, stage, start, here }, sending))
        // Where the first does not come to rest, the others will not either.
        if (index === 0 && !trials[index].ok) queue.length = 0
        if (index === 0) return
      }
    }
    await slot(0)
    const width = row.width ?? usualWidth
    const slots = Array.from({ length: width }, (_, number) => slot(number))
    // None may use the lane after it is closed.
    const settled = await Promise.allSettled(slots)
    for (const each of settled) if (each.status === 'rejected') throw each.reason
    return await reportOn(row, start, stage.sendings, trials)
  } finally {
    await start.remove()
  }
}

type Trial<F> =
  | { readonly ok: true; readonly experiment: Experiment<F>; readonly atRest: Family }
  | { readonly ok: false; readonly left: WhyNotShown }

async function insist<F>(attempt: () => Promise<Trial<F>>): Promise<Trial<F>> {
  for (let made = 1; ; made++) {
    const trial = await attempt()
    if (trial.ok || made === attempts) return trial
  }
}

interface Circumstances<F> {
  readonly lane: Lane
  readonly row: InitRow
  readonly stage: Stage<F>
  readonly start: Extract<FoundStart, { ok: true }>
  readonly here: string
}

/** Makes one experiment; of the process nothing is left. Throws what a lane throws. */
async function tryOnce<F>(
  { lane, row, stage, start, here }: Circumstances<F>,
  { signal, from }: Sending,
): Promise<Trial<F>> {
  const { abort, forecast, starting } = stage
  const what = start.instance(here)
  const rests = restingNumbers(row.rests, architecture ?? 'x86-64')
  let puppet: ReturnType<typeof beginning> | undefined
  try {
    const raised = await starting.through(async () => {
      abort.throwIfAborted()
      puppet = beginning(lane, what)
      const rested = await untilRested(puppet, row, { rests, directory: here }, abort)
      if (!rested.ok) return rested
      const foreseen = forecast({ pid: puppet.pid, signal, from })
      const send = from === 'host' ? sendFromHost : sendFromInside
      return { ...rested, puppet, foreseen, returned: send(puppet, signal) }
    })
    if (!raised.ok) return { ok: false, left: withLastWords(raised.left, here) }
    const { atRest, foreseen, returned } = raised
    const answers = what.kind === 'posture' && stillAnswers(what.posture)
    const atLeast = row.watched ?? usuallyWatched
    const watching = { atLeast, patience: atLeast + patience }
    const watched = { puppet: raised.puppet, answers, rests, atRest, watching }
    const became = await aftermathOf(watched, signal, abort)
    const told = tells(row) ? { told: existsSync(join(here, 'told')) } : {}
    const fact = { returned, became, ...told }
    return { ok: true, atRest, experiment: { signal, from, forecast: foreseen, fact } }
  } finally {
    puppet?.end()
  }
}

function tells({ start }: InitRow): boolean {
  return start.kind !== 'subject' && start.tells === true
}

function withLastWords(left: WhyNotShown, here: string): WhyNotShown {
  const words = lastWords(here)
  if (words === undefined) return left
  return { ...left, detail: left.detail === undefined ? words : `${left.detail}: ${words}` }
}

async function reportOn<F>(
  row: InitRow,
  { shown, file }: Extract<FoundStart, { ok: true }>,
  sendings: readonly Sending[],
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
      ...(file === undefined ? {} : { program: await installedAs(file) }),
      atRest: first.atRest,
      experiments: trials.flatMap((trial) => (trial.ok ? [trial.experiment] : [])),
      untried,
    },
  }
}

function leftOut<F>({ id }: InitRow, left: WhyNotShown): RowResult<F> {
  return { kind: 'left-out', left: { id, ...left } }
}
