/**
 * What a stop was like, from what happened and who was told. Pure: the facts come from the engine, and from the kernel where it
 * could be asked; where it could not, who was told is taken from the forecast, and said to be.
 */
import type { Prognosis } from '../../explain/prognosis.ts'
import type { Telling } from './told.ts'

/** How a copy came to its end after the stop signal. */
export interface Stopped {
  /** What the engine reports, 128+n for signal n. */
  readonly exitCode: number
  /** From the question to the engine until the end. */
  readonly milliseconds: number
  /** The engine's time for it was over, and it was killed. */
  readonly wasKilled: boolean
  /** The out-of-memory killer was at work. */
  readonly oomKilled: boolean
  /** Who does the work, and whether they were told; nothing where the kernel could not be asked. */
  readonly apps?: readonly AppTold[]
}

export interface AppTold {
  readonly pid: number
  readonly name: string
  readonly telling: Telling
}

/**
 * - `graceful`: all who do the work were told, and it ended.
 * - `abrupt`: it ended, and somebody who does the work was not told, or is known to drop it, or ran out of memory.
 * - `reloads`: somebody was told, and yet it lived on until it was killed.
 * - `deaf`: nobody was told, and it lived on until it was killed.
 * - `undetermined`: it ended, and nobody knows who was told.
 */
export type StopOutcome = 'graceful' | 'abrupt' | 'reloads' | 'deaf' | 'undetermined'

export interface Judged {
  readonly outcome: StopOutcome
  /** How it is known who was told. */
  readonly basis: 'kernel' | 'forecast' | 'nothing'
}

/** What the stop was like; `forecast` is what had been foreseen. */
export function judge(
  { wasKilled, apps, oomKilled, exitCode }: Stopped,
  forecast: Prognosis | undefined,
): Judged {
  if (!wasKilled && oomKilled && exitCode === killedCode) return seen('abrupt')

  if (apps !== undefined && apps.length > 0) {
    const areTold = apps.map(({ telling }) => telling === 'told')
    if (!wasKilled && dropsWork(forecast)) return inferred('abrupt')
    if (!wasKilled) return seen(areTold.includes(false) ? 'abrupt' : 'graceful')
    return seen(areTold.includes(true) ? 'reloads' : 'deaf')
  }
  const foreseen = forecast?.outcome
  if (wasKilled) return inferred(foreseen === 'reloads' ? 'reloads' : 'deaf')
  if (foreseen === 'graceful' || foreseen === 'abrupt') return inferred(foreseen)
  return { outcome: 'undetermined', basis: 'nothing' }
}

/** What an engine reports of SIGKILL. */
const killedCode = 137

/** Its handler runs, and by its habit lets go of everything at once: nginx has another signal for a good end. */
function dropsWork(forecast: Prognosis | undefined): boolean {
  const reason = forecast?.path.at(-1)?.reason
  return reason?.code === 'ends' && !reason.told && forecast?.confidence !== 'guess'
}

function seen(outcome: StopOutcome): Judged {
  return { outcome, basis: 'kernel' }
}

function inferred(outcome: StopOutcome): Judged {
  return { outcome, basis: 'forecast' }
}
