/**
 * The check of a container or an image: throw-away copies of it are started, one is stopped when it is up, others get the signal
 * early in their lives, and what became of each is told beside the forecast. The original is read, never touched; whatever ends
 * the check, no copy is left.
 */
import type { Prognosis } from '../../explain/prognosis.ts'
import type { ProcessTree } from '../../observe/process-tree.ts'
import type { Sending } from '../inits/gallery-report.ts'
import { stopOf } from './checked-stop.ts'
import { Copies, type Leaving, sweep } from './copies.ts'
import { stopSeconds } from './create-body.ts'
import { differencesOf } from './differences.ts'
import type { Found } from './original.ts'
import type { CheckReport } from './report.ts'
import type { CopySettings } from './settings.ts'
import { notRun, startCopy } from './started.ts'
import { stopRun } from './stop-run.ts'
import { type Trying, tryWindow } from './window.ts'
import { openWitness, type Witness } from './witness.ts'

export interface CheckOptions {
  readonly original: Extract<Found, { kind: 'found' }>
  /** Those of the copy, with what the user wants otherwise. */
  readonly settings: CopySettings
  readonly forecast: (tree: ProcessTree, sending: Sending) => Prognosis
  /** Whether the start-up window is tried. */
  readonly hasWindow: boolean
  /** Milliseconds in which a copy has to be up. */
  readonly patience: number
  /** Called whenever something new begins. */
  readonly onStage?: (stage: Stage) => void
}

export type Stage = 'starting' | 'waiting' | 'stopping'

/** Makes the check. */
export async function check(options: CheckOptions): Promise<CheckReport> {
  const { original, settings } = options
  const { hands, subject } = original
  const begun = performance.now()
  const copies = new Copies(hands, settings)
  const swept = sweep(hands)
  const opened = hands.isLocal ? await openWitness() : ({ refused: 'foreign-pids' } as const)
  const witness = 'refused' in opened ? {} : { witness: opened }
  let leavings: readonly Leaving[] = []
  try {
    const found = await onCopies({ ...options, copies, ...witness }).finally(async () => {
      await swept
      leavings = await copies.removeAll()
    })
    return {
      subject,
      differences: differencesOf(original.copied.differences, settings),
      network: settings.network,
      ...found,
      ...('refused' in opened ? { unwitnessed: opened } : {}),
      leavings,
      milliseconds: Math.round(performance.now() - begun),
    }
  } finally {
    hands.close()
    if (!('refused' in opened)) await opened.close()
  }
}

interface Making extends CheckOptions {
  readonly copies: Copies
  readonly witness?: Witness
}

type Findings = Pick<CheckReport, 'stop' | 'run' | 'early'>

async function onCopies(making: Making): Promise<Findings> {
  const { original, settings, copies, hasWindow, onStage, witness } = making
  const { hands } = original
  const timeout = stopSeconds(settings)
  let isDeaf = false
  onStage?.('starting')
  const asked = witness === undefined ? {} : { witness }
  const early = { hands, timeout, ...asked, isPointless: () => isDeaf }
  const trying = hasWindow ? tryWindow(copies, early) : noWindow
  // All that starts is past its start before the one that is stopped: nothing of sigwhy is in its way.
  await trying.sent
  const stopping = stopOne(making, timeout).finally(() => {
    // Whoever has not ended by now does not.
    isDeaf = true
  })
  // Neither may use the engine after the other has failed: both are waited for.
  const [stop, window] = await Promise.allSettled([stopping, trying.runs])
  return { ...resultOf(stop), early: resultOf(window) }
}

const noWindow: Trying = { sent: Promise.resolve(), runs: Promise.resolve([]) }

async function stopOne(making: Making, timeout: number): Promise<Pick<Findings, 'stop' | 'run'>> {
  const { original, copies, onStage } = making
  const { hands } = original
  const copy = await copies.make()
  if (!copy.ok) return { stop: stopOf(undefined, timeout), run: notRun('create', copy.problem) }
  const started = await startCopy(hands, copy.value.id)
  if ('kind' in started) return { stop: stopOf(undefined, timeout), run: started }
  const stop = stopOf(started.inspected, timeout)
  onStage?.('waiting')
  const onUp = (): void => onStage?.('stopping')
  return { stop, run: await stopRun(started, { ...making, hands, ...stop, onUp }) }
}

function resultOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}
