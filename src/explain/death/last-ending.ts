/**
 * Finds the last end of a container among what was read: which events belong to that run, whether they are all there, and which
 * of the kernel's notes are about it.
 */
import type { Container } from '../../observe/container/container.ts'
import type { EngineEvent, EventLog } from '../../observe/container/events.ts'
import { type Fact, known, unknown, valueOr } from '../../observe/fact.ts'
import type { FaultNote, KernelLog, OutOfMemoryNote } from '../../observe/kernel-log/kernel-log.ts'
import { atTheEnd, type Ending, slack } from './ending.ts'
import { wordsOf } from './program-ends.ts'

/** What was read about one container. */
export interface DeathReadings {
  /** Unknown where it is gone. */
  readonly container: Fact<Container>
  /** Those of this container only. */
  readonly log: Fact<EventLog>
  readonly kernelLog: Fact<KernelLog>
}

export interface LastEnding {
  readonly ending: Ending
  /** When the run after it began, where there is one. */
  readonly next?: number
}

/** The last end; `undefined` where it has not ended as far as anybody remembers. */
export function lastEnding(readings: DeathReadings): LastEnding | undefined {
  const container = valueOr(readings.container, undefined)
  const log = valueOr(readings.log, undefined)
  const runs = runsIn(log?.events ?? [])
  const isOver = container === undefined || endedStates.has(valueOr(container.state, 'exited'))
  const index = isOver
    ? lastOf(runs, container)
    : runs.findLastIndex((run) => diedIn(run) !== undefined)
  const run = runs[index] ?? []
  if (!isOver && run.length === 0) return undefined
  if (container === undefined && diedIn(run) === undefined) return undefined
  const died = diedIn(run)
  const inspected = isOver ? container : undefined
  const endedAt = endOfRun(inspected, died)
  const startedAt = startOfRun(inspected, run)
  const next = runs[index + 1]?.find(({ what }) => what === 'start')
  const ending: Ending = {
    exitCode: inspected?.exitCode.known ? inspected.exitCode : exitCodeIn(died),
    oomKilled: inspected?.oomKilled ?? unknown('not-asked'),
    startedAt,
    endedAt,
    ...(container && { container }),
    events: run,
    ...(log && { habits: log.habits }),
    isWatched: isWatched(run, log),
    oomNotes: oomNotesOf(readings.kernelLog, idOf(container, run), startedAt, endedAt),
    faultNotes: faultNotesAt(readings.kernelLog, startedAt, endedAt, container),
    codes: (log?.events ?? []).flatMap((event) =>
      event.what === 'die' && event.exitCode !== undefined ? [event.exitCode] : [],
    ),
  }
  return { ending, ...(next && { next: next.at }) }
}

const endedStates: ReadonlySet<string> = new Set(['created', 'exited', 'dead', 'removing'])

/** From one start to the next; what comes before the first start belongs to a run whose start is forgotten, or to none. */
function runsIn(events: readonly EngineEvent[]): readonly (readonly EngineEvent[])[] {
  const runs: EngineEvent[][] = [[]]
  for (const event of events) {
    if (event.what === 'start') runs.push([])
    runs.at(-1)?.push(event)
  }
  return runs
}

/** The last run, unless the engine remembers another end than its events tell: then they are of an earlier one. */
function lastOf(runs: readonly (readonly EngineEvent[])[], container: Container | undefined) {
  const last = runs.length - 1
  const died = diedIn(runs[last] ?? [])
  const finished = valueOr(container?.finishedAt ?? unknown('not-asked'), undefined)
  const isOther =
    died !== undefined && finished !== undefined && Math.abs(died.at - finished) > 2 * atTheEnd
  return isOther ? runs.length : last
}

function diedIn(run: readonly EngineEvent[]) {
  const died = run.findLast((event) => event.what === 'die')
  return died?.what === 'die' ? died : undefined
}

function idOf(container: Container | undefined, run: readonly EngineEvent[]): string | undefined {
  return container?.id ?? run[0]?.id
}

function exitCodeIn(died: ReturnType<typeof diedIn>): Fact<number> {
  return died?.exitCode === undefined ? unknown('absent', 'events') : known(died.exitCode, 'events')
}

/** By the same clock as the other events, where there is one for it. */
function endOfRun(inspected: Container | undefined, died: EngineEvent | undefined): Fact<number> {
  if (died !== undefined) return known(died.at, 'events')
  return inspected?.finishedAt ?? unknown('absent', 'events')
}

function startOfRun(inspected: Container | undefined, run: readonly EngineEvent[]): Fact<number> {
  const [first] = run
  if (inspected?.startedAt.known) return inspected.startedAt
  return first?.what === 'start' ? known(first.at, 'events') : unknown('absent', 'events')
}

/** The end is among the events, and so is everything before it that can have brought it about. */
function isWatched(run: readonly EngineEvent[], log: EventLog | undefined): boolean {
  const died = diedIn(run)
  if (died === undefined || log?.completeSince === undefined) return false
  return run[0]?.what === 'start' || log.completeSince <= died.at - 2 * atTheEnd
}

function oomNotesOf(
  log: Fact<KernelLog>,
  id: string | undefined,
  startedAt: Fact<number>,
  endedAt: Fact<number>,
): Fact<readonly OutOfMemoryNote[]> {
  if (!log.known) return log
  const start = valueOr(startedAt, 0) - slack
  const end = valueOr(endedAt, 0) + atTheEnd
  const notes = log.value.notes
    .filter((note) => note.kind === 'out-of-memory')
    .filter((note) => note.container === id && note.at >= start && note.at <= end)
  const reaches = log.value.completeSince <= end - 2 * atTheEnd
  return notes.length > 0 || reaches ? known(notes, log.from) : unknown('absent', log.from)
}

/** A fault ends its program at once; those of a program that goes by the name of the first process come before others. */
function faultNotesAt(
  log: Fact<KernelLog>,
  startedAt: Fact<number>,
  endedAt: Fact<number>,
  container: Container | undefined,
): readonly FaultNote[] {
  if (!log.known || !endedAt.known) return []
  const end = endedAt.value
  const start = Math.max(valueOr(startedAt, 0) - inexact, end - 2 * slack)
  const notes = log.value.notes
    .filter((note) => note.kind === 'fault')
    .filter(({ at }) => at >= start && at <= end + inexact)
  const names = container === undefined ? [] : wordsOf(container).map(commandName)
  const named = notes.filter(({ program }) => program.name === names[0])
  return named.length > 0 ? named : notes
}

/** The kernel's clock is read to a hundredth of a second. */
const inexact = 20

/** As the kernel keeps it.  proc(5) "comm" */
function commandName(word: string): string {
  return word.replace(/^.*\//, '').slice(0, 15)
}
