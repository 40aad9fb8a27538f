/**
 * One experiment of the gallery: an instance is raised as PID 1, the forecast is made when it rests, then the signal is sent,
 * and what becomes of it is watched. Nothing is sent before the forecast is made.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { architecture } from '../subject/here.ts'
import type { Lane } from '../subject/lane.ts'
import type { Puppet } from '../subject/puppet.ts'
import type { Family } from './family.ts'
import type { FoundStart } from './find-start.ts'
import { aftermathOf } from './gallery-aftermath.ts'
import type { Experiment, Sending } from './gallery-report.ts'
import type { Gate } from './gate.ts'
import type { InitRow } from './init-row.ts'
import type { WhyNotShown } from './left-out.ts'
import { lastWords, toldFile } from './place.ts'
import { stillAnswers } from './posture.ts'
import { beginning, type Rested, untilRested } from './raise.ts'
import { restingNumbers } from './resting-calls.ts'
import { type Returned, sendFromHost, sendFromInside } from './send.ts'

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

/** Where one instance of a row is raised. */
export interface Circumstances<F> {
  readonly lane: Lane
  readonly row: InitRow
  readonly stage: Stage<F>
  readonly start: Extract<FoundStart, { ok: true }>
  /** Its own directory. */
  readonly here: string
}

export type Trial<F> =
  | { readonly ok: true; readonly experiment: Experiment<F>; readonly atRest: Family }
  | { readonly ok: false; readonly left: WhyNotShown }

/** Milliseconds for which a program is watched at least, unless its row says otherwise; and how much longer at most. */
const usuallyWatched = 400
const patience = 8000

/** Makes one experiment; of the process nothing is left. Throws what a lane throws. */
export async function trySending<F>(
  circumstances: Circumstances<F>,
  sending: Sending,
): Promise<Trial<F>> {
  const { row, stage, start, here } = circumstances
  const { signal, from } = sending
  const what = start.instance(here)
  const rests = restingNumbers(row.rests, architecture ?? 'x86-64')
  const raised = await stage.starting.through(() => raise(circumstances, sending, { what, rests }))
  try {
    if (!raised.ok) return { ok: false, left: withLastWords(raised.left, here) }
    const { puppet, atRest, forecast, returned } = raised
    const answers = what.kind === 'posture' && stillAnswers(what.posture)
    const atLeast = row.watched ?? usuallyWatched
    const watching = { atLeast, patience: atLeast + patience }
    const watched = { puppet, answers, atRest, watching }
    const became = await aftermathOf(watched, signal, stage.abort)
    const told = tells(row) ? { told: existsSync(join(here, toldFile)) } : {}
    const fact = { returned, became, ...told }
    return { ok: true, atRest, experiment: { signal, from, forecast, fact } }
  } finally {
    raised.puppet.end()
  }
}

type Raised<F> = { readonly puppet: Puppet } & (
  | (Extract<Rested, { ok: true }> & { readonly forecast: F; readonly returned: Returned })
  | Extract<Rested, { ok: false }>
)

/** Raises it, forecasts and sends. The caller ends the process. */
async function raise<F>(
  { lane, row, stage, here }: Circumstances<F>,
  { signal, from }: Sending,
  { what, rests }: { what: Parameters<typeof beginning>[1]; rests: readonly number[] },
): Promise<Raised<F>> {
  const { abort, forecast } = stage
  abort.throwIfAborted()
  const puppet = beginning(lane, what)
  try {
    const rested = await untilRested(puppet, row, { rests, directory: here }, abort)
    if (!rested.ok) return { puppet, ...rested }
    const foreseen = forecast({ pid: puppet.pid, signal, from })
    const send = from === 'host' ? sendFromHost : sendFromInside
    return { puppet, ...rested, forecast: foreseen, returned: send(puppet, signal) }
  } catch (error) {
    puppet.end()
    throw error
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
