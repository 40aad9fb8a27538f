/**
 * The tour: the article's experiments and those it left out, on the running kernel; where that cannot be, the same
 * questions are put to the model alone.
 */
import { arch, release } from 'node:os'
import { openLane } from '../subject/lane.ts'
import { concludeFrom } from './conclusions.ts'
import { type InitRow, inits } from './inits.ts'
import { playOnKernel, type RowResult } from './on-kernel.ts'
import { playOnModel } from './on-model.ts'
import { tallyOf } from './tally.ts'
import type { Ground, InitReport, LeftOut, TourReport } from './tour-report.ts'

export interface TourOptions {
  /** Ends the tour early: everything is ended, and the iteration throws the reason. */
  readonly signal?: AbortSignal
  /** Asks the model alone, even where the kernel could be tried. */
  readonly modelOnly?: boolean
}

/** What happens on a tour, in this order: one `ground`, one of the next two for each row of the table, one `report`. */
export type TourEvent =
  | { readonly kind: 'ground'; readonly ground: Ground }
  | RowResult
  | { readonly kind: 'report'; readonly report: TourReport }

/** Goes on the tour. Rows are played side by side and told in the order of the table. */
export async function* tour(options: TourOptions = {}): AsyncGenerator<TourEvent, void, undefined> {
  const start = performance.now()
  const own = new AbortController()
  const abort = options.signal ? AbortSignal.any([options.signal, own.signal]) : own.signal
  abort.throwIfAborted()
  const ground = await findGround(options)
  yield { kind: 'ground', ground }
  const rows = inits.map((row) => play(row, ground, abort))
  // One may fail while another is waited for; it is told when its turn comes.
  for (const row of rows) row.catch(() => {})
  try {
    const told: InitReport[] = []
    const leftOut: LeftOut[] = []
    for (const row of rows) {
      const result = await row
      if (result.kind === 'init') told.push(result.init)
      else leftOut.push(result.left)
      yield result
    }
    const milliseconds = Math.round(performance.now() - start)
    const found = { ground, inits: told, leftOut, milliseconds }
    yield {
      kind: 'report',
      report: { ...found, conclusions: concludeFrom(told), tally: tallyOf(told) },
    }
  } finally {
    // Whoever stops listening ends the tour; it is over when every row has cleaned up.
    own.abort()
    await Promise.allSettled(rows)
  }
}

function play(row: InitRow, ground: Ground, abort: AbortSignal): Promise<RowResult> {
  if (ground.kind === 'kernel') return playOnKernel(row, abort)
  return Promise.resolve({ kind: 'init', init: playOnModel(row) })
}

/** One lane is opened to see whether the kernel can be tried here, and how. */
async function findGround({ modelOnly = false }: TourOptions): Promise<Ground> {
  if (modelOnly) return { kind: 'model', why: 'asked' }
  const lane = await openLane({ puppets: 2 })
  if ('refused' in lane) {
    switch (lane.refused) {
      case 'platform':
        return { kind: 'model', why: 'platform' }
      case 'execute':
        return { kind: 'model', why: 'not-executable', code: lane.code }
      case 'boot':
        return { kind: 'model', why: 'did-not-start', code: lane.code }
    }
  }
  const { namespaces } = lane
  await lane.close()
  if (namespaces === 'refused') return { kind: 'model', why: 'no-namespaces' }
  return { kind: 'kernel', release: release(), machine: arch(), namespaces }
}
