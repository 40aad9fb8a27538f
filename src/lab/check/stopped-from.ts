/** From what the engine and the kernel said during a stop to the facts of it. Pure. */
import { signalTable } from '../../kernel/index.ts'
import type { TraceEvent } from '../trace/trace.ts'
import type { Stopped } from './outcome.ts'
import { type Listener, type Telling, toldBy } from './told.ts'

export interface Recorded {
  readonly exitCode: number
  readonly milliseconds: number
  readonly oomKilled: boolean
  /** The stop signal. */
  readonly signal: number
  /** Seconds until SIGKILL. */
  readonly timeout: number
  readonly apps: readonly Listener[]
  /** The shell's own handler runs at once, the script's only when its child has ended. */
  readonly isDeferred: boolean
  /** Its first process and the kernel's events since the stop; left out where they could not be had. */
  readonly pid?: number
  readonly events?: readonly TraceEvent[]
}

/** The facts of a stop. */
export function stoppedFrom(recorded: Recorded): Stopped {
  const { exitCode, milliseconds, oomKilled, apps, events, signal, isDeferred } = recorded
  const isKilled = wasKilled(recorded)
  const put = (telling: Telling): Telling =>
    isKilled && isDeferred && telling === 'told' ? 'deferred' : telling
  const telling = new Set([signal, ...usual.flatMap((name) => table.numberOf.get(name) ?? [])])
  return {
    exitCode,
    milliseconds,
    oomKilled,
    wasKilled: isKilled,
    ...(events === undefined
      ? {}
      : {
          apps: apps.map((app) => ({
            pid: app.pid,
            name: app.name,
            telling: put(toldBy(events, app, telling)),
          })),
        }),
  }
}

const table = signalTable()
/** What inits and supervisors send to those behind them, whatever they got. */
const usual = ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP'] as const
const kill = 9
/** By a process: the kernel itself has other codes.  SI_USER in include/uapi/asm-generic/siginfo.h */
const byProcess = 0
/** Milliseconds by which an engine may be early, or count otherwise. */
const slack = 300

/** The engine's SIGKILL: as the kernel recorded it, or by the time that it took. */
function wasKilled({ exitCode, milliseconds, timeout, pid, events, oomKilled }: Recorded): boolean {
  if (events !== undefined && pid !== undefined) {
    return events.some(
      (event) =>
        event.kind === 'generate' &&
        event.signal === kill &&
        event.thread === pid &&
        event.code === byProcess,
    )
  }
  return exitCode === 128 + kill && !oomKilled && milliseconds >= timeout * 1000 - slack
}
