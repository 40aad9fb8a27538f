/**
 * Opens the trace of a lane, or says why it cannot be had.
 */
import {
  closeSync,
  constants,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmdirSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Lane } from '../subject/lane.ts'
import { makeInstance, tellsResult, type Watched } from './instance.ts'
import { parseLine } from './parse.ts'
import { findTracefs } from './place.ts'
import type { TraceRefusal } from './refusal.ts'
import type { Trace, TraceEvent } from './trace.ts'

/** Starts to trace the signals of a lane, or others beside its own. To be closed before the lane is. */
export function openTrace(lane: Lane, watched: Watched = ownOf(lane)): Trace | TraceRefusal {
  const tracefs = findTracefs(lane)
  if (typeof tracefs !== 'string') return tracefs
  try {
    if (!tellsResult(tracefs)) return { refused: 'no-such-event' }
    const trace = new InstanceTrace(makeInstance(tracefs, watched))
    if (namesPids(trace, lane)) return trace
    trace.close()
    return { refused: 'foreign-pids' }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const refused = code === 'ENOENT' ? 'no-such-event' : 'not-permitted'
    return { refused, code }
  }
}

function ownOf({ name }: Lane): Watched {
  return { name, filter: `comm == "${name}"` }
}

/** Whether events name threads as this process does: the outer puppet sends itself a signal that it ignores. */
function namesPids(trace: Trace, { outer }: Lane): boolean {
  const urgent = 23
  outer.kill(outer.pid, urgent)
  const { events } = trace.take()
  return events.some((event) => event.kind === 'generate' && event.thread === outer.pid)
}

class InstanceTrace implements Trace {
  private readonly directory: string
  private readonly pipe: number
  private readonly marker: number
  private readonly chunk = Buffer.allocUnsafe(65536)
  private readonly removeAtExit = (): void => this.close()
  private lost = 0
  private isOpen = true

  constructor(directory: string) {
    this.directory = directory
    this.pipe = openSync(join(directory, 'trace_pipe'), constants.O_RDONLY | constants.O_NONBLOCK)
    this.marker = openSync(join(directory, 'trace_marker'), 'w')
    process.on('exit', this.removeAtExit)
  }

  mark(text: string): void {
    writeSync(this.marker, text)
  }

  take(): { readonly events: readonly TraceEvent[]; readonly lost: number } {
    const lost = this.lost
    const events = this.read()
      .split('\n')
      .map(parseLine)
      .filter((event) => event !== undefined)
    this.lost = this.countLost()
    return { events, lost: this.lost - lost }
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    process.off('exit', this.removeAtExit)
    closeSync(this.pipe)
    closeSync(this.marker)
    try {
      rmdirSync(this.directory)
    } catch {
      // The lane died and tracefs went with it: whoever opens the next trace sweeps.
    }
  }

  private read(): string {
    const parts: string[] = []
    for (;;) {
      try {
        const count = readSync(this.pipe, this.chunk)
        if (count === 0) break
        parts.push(this.chunk.toString('latin1', 0, count))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
        break
      }
    }
    return parts.join('')
  }

  /** Events the kernel wrote over or could not write, since the instance was made. */
  private countLost(): number {
    const folder = join(this.directory, 'per_cpu')
    let lost = 0
    for (const cpu of readdirSync(folder)) {
      const stats = readFileSync(join(folder, cpu, 'stats'), 'latin1')
      for (const [, count] of stats.matchAll(
        /^(?:overrun|commit overrun|dropped events): (\d+)$/gm,
      )) {
        lost += Number(count)
      }
    }
    return lost
  }
}
