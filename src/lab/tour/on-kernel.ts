/**
 * One row of the tour on the running kernel: the program is found or made, and then tried four times, each time as a fresh
 * PID 1. Every row has a lane of its own, so rows run side by side and nothing of one can disturb another.
 */

import { valueOr } from '../../observe/fact.ts'
import { readReader } from '../../observe/procfs/reader.ts'
import type { Command } from '../inits/become-program.ts'
import { compileGo } from '../inits/compile-go.ts'
import { findProgram } from '../inits/find-program.ts'
import type { WhyLeftOut } from '../inits/left-out.ts'
import { restingNumbers } from '../inits/resting-calls.ts'
import { CallFailed, LaneBroken } from '../subject/errors.ts'
import { architecture } from '../subject/here.ts'
import { type Lane, openLane } from '../subject/lane.ts'
import { experiment, type Init, sendings } from './experiment.ts'
import type { InitRow } from './inits.ts'
import type { InitReport, LeftOut } from './tour-report.ts'

/** How many puppets may live at once: four inits, a compiler, and those who send. */
const channels = 10
/** Milliseconds that compiling may take. */
const compilerPatience = 12_000

/** What came of a row. */
export type RowResult =
  | { readonly kind: 'init'; readonly init: InitReport }
  | { readonly kind: 'left-out'; readonly left: LeftOut }

/** Plays the row. When it returns or throws, nothing of it is left. */
export async function playOnKernel(row: InitRow, abort: AbortSignal): Promise<RowResult> {
  const lane = await openLane({ puppets: channels })
  if ('refused' in lane) return leftOut(row, { why: 'refused', detail: lane.refused })
  try {
    return await playIn(lane, row, abort)
  } catch (error) {
    if (!(error instanceof LaneBroken || error instanceof CallFailed)) throw error
    return leftOut(row, { why: 'refused', detail: error.message })
  } finally {
    await lane.close()
  }
}

async function playIn(lane: Lane, row: InitRow, abort: AbortSignal): Promise<RowResult> {
  const found = await find(lane, row, abort)
  if (!found.ok) return leftOut(row, found.left)
  try {
    const user = valueOr(readReader().user, { real: 0, effective: 0, capKill: true })
    const rests = restingNumbers(row.rests, architecture ?? 'x86-64')
    const init: Init = { what: found.what, rests }
    const trials = await allOf(
      sendings.map((sending) => experiment(lane, init, sending, user, abort)),
    )
    const [first] = trials
    if (!first?.ok) return leftOut(row, first?.left ?? { why: 'refused' })
    const experiments = []
    for (const trial of trials) {
      if (!trial.ok) return leftOut(row, trial.left)
      experiments.push(trial.experiment)
    }
    const { id, chapter } = row
    const command = found.shown === undefined ? {} : { command: found.shown }
    const { observation } = first
    return { kind: 'init', init: { id, chapter, ...command, observation, experiments } }
  } finally {
    await found.remove()
  }
}

/** Waits for all of them even when one fails: none may use the lane after it is closed. */
async function allOf<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(promises)
  return settled.map((each) => {
    if (each.status === 'rejected') throw each.reason
    return each.value
  })
}

function leftOut({ id }: InitRow, left: WhyLeftOut): RowResult {
  return { kind: 'left-out', left: { id, ...left } }
}

type Found =
  | {
      readonly ok: true
      readonly what: Init['what']
      /** The command as a user would write it. */
      readonly shown?: readonly string[]
      remove(): Promise<void>
    }
  | { readonly ok: false; readonly left: WhyLeftOut }

const nothingToRemove = (): Promise<void> => Promise.resolve()

async function find(lane: Lane, { start }: InitRow, abort: AbortSignal): Promise<Found> {
  switch (start.kind) {
    case 'subject':
      return { ok: true, what: { posture: start.posture }, remove: nothingToRemove }
    case 'program': {
      const { names, args } = start
      const program = findProgram(names)
      if (!program) return { ok: false, left: { why: 'not-found', detail: names.join(', ') } }
      const { file, name } = program
      const what = { command: commandOf(file, args) }
      return { ok: true, what, shown: [name, ...args], remove: nothingToRemove }
    }
    case 'this-node': {
      const what = { command: commandOf(process.execPath, start.args) }
      return { ok: true, what, shown: ['node', ...start.args], remove: nothingToRemove }
    }
    case 'go': {
      const compiled = await compileGo(lane, start.source, abort, compilerPatience)
      if (!compiled.ok) return compiled
      const { file, remove } = compiled
      return {
        ok: true,
        what: { command: commandOf(file, []) },
        shown: ['./main'],
        remove,
      }
    }
  }
}

function commandOf(file: string, args: readonly string[]): Command {
  return { file, args, environment: { PATH: process.env['PATH'] ?? '' } }
}
