/**
 * The gallery: real programs as PID 1 of a fresh PID namespace, and what becomes of each after each signal, sent from inside
 * and from the host, each time to a fresh process.
 */
import { arch, cpus, release } from 'node:os'
import type { Vantage } from '../../explain/forecast.ts'
import type { GalleryReport, LeftOut, RowReport, Sending } from './gallery-report.ts'
import { Gate } from './gate.ts'
import type { InitRow } from './init-row.ts'
import { ownDirectory } from './own-directory.ts'
import { playRow, type RowResult } from './play-row.ts'
import type { Target } from './try-sending.ts'

export interface GalleryOptions<F> {
  readonly rows: readonly InitRow[]
  /** Called for each process when it is at rest, before the signal is sent; the result goes with the fact. */
  readonly forecast: (target: Target) => F
  /** Signals by number; the 31 standard ones when left out. */
  readonly signals?: readonly number[]
  /** Ends the gallery early: everything is ended, and the iteration throws the reason. */
  readonly signal?: AbortSignal
}

/** What happens, in this order: one of the first two for each row of the table, one `report`. */
export type GalleryEvent<F> =
  | RowResult<F>
  | { readonly kind: 'report'; readonly report: GalleryReport<F> }

const standardSignals = Array.from({ length: 31 }, (_, index) => index + 1)
const vantages: readonly Vantage[] = ['inside', 'host']
/** Rows that are played side by side. */
const rowsAtOnce = 6
/** Programs that start side by side, per processor. */
const startsPerProcessor = 5

/** Shows the gallery. Rows are played side by side and told in the order of the table. */
export async function* gallery<F>(
  options: GalleryOptions<F>,
): AsyncGenerator<GalleryEvent<F>, void, undefined> {
  const { rows, forecast, signals = standardSignals } = options
  const begun = performance.now()
  const own = new AbortController()
  const abort = options.signal ? AbortSignal.any([options.signal, own.signal]) : own.signal
  abort.throwIfAborted()
  const { directory, remove } = ownDirectory('sigwhy-gallery-')
  const starting = new Gate(startsPerProcessor * cpus().length)
  const sendings: readonly Sending[] = signals.flatMap((signal) =>
    vantages.map((from) => ({ signal, from })),
  )
  const stage = { sendings, forecast, starting, directory, abort }
  const playing = new Gate(rowsAtOnce)
  const results = rows.map((row) =>
    playing.through(async () => {
      abort.throwIfAborted()
      return await playRow(row, stage)
    }),
  )
  // One may fail while another is waited for; it is told when its turn comes.
  for (const result of results) result.catch(() => {})
  try {
    const shown: RowReport<F>[] = []
    const leftOut: LeftOut[] = []
    for (const result of results) {
      const event = await result
      if (event.kind === 'row') shown.push(event.row)
      else leftOut.push(event.left)
      yield event
    }
    const milliseconds = Math.round(performance.now() - begun)
    const report = { release: release(), machine: arch(), rows: shown, leftOut, milliseconds }
    yield { kind: 'report', report }
  } finally {
    // Whoever stops listening ends the gallery; it is over when every row has cleaned up.
    own.abort()
    await Promise.allSettled(results)
    await remove()
  }
}
