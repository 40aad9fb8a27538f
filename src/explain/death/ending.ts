/**
 * One end of a container, from all sources: what the engine remembers of the run, the events of that run and what followed
 * it, and what the kernel wrote about it. Rules look at nothing else.
 */
import type { Container } from '../../observe/container/container.ts'
import type { EngineEvent, EventHabits } from '../../observe/container/events.ts'
import type { Fact } from '../../observe/fact.ts'
import type { FaultNote, OutOfMemoryNote } from '../../observe/kernel-log/kernel-log.ts'

export interface Ending {
  readonly exitCode: Fact<number>
  readonly oomKilled: Fact<boolean>
  readonly startedAt: Fact<number>
  readonly endedAt: Fact<number>
  /** The engine's settings; left out where the container is gone. */
  readonly container?: Container
  /** Of this run, up to the beginning of the next one. */
  readonly events: readonly EngineEvent[]
  /** Left out where the engine's events could not be read. */
  readonly habits?: EventHabits
  /** Whether nothing that the engine did in the last moments of the run can be missing among the events. */
  readonly isWatched: boolean
  /** Of this container, in this run; unknown where the kernel's log could not be read, or does not reach back that far. */
  readonly oomNotes: Fact<readonly OutOfMemoryNote[]>
  /** Of any program on the machine, at the time of the end. */
  readonly faultNotes: readonly FaultNote[]
  /** The exit codes of all ends that are remembered, in order of time. */
  readonly codes: readonly number[]
}

/** What came in the last five seconds may have caused it: a process with much memory takes a while to go. */
export const atTheEnd = 5_000

/** An engine writes down what it did a moment after it did it. */
export const slack = 500

type KillEvent = Extract<EngineEvent, { readonly what: 'kill' }>

/** When it ended, or 0 where nobody knows: then nothing is before or after it. */
export function endOf({ endedAt }: Ending): number {
  return endedAt.known ? endedAt.value : 0
}

/** The signals that the engine sent before the end, in order of time. */
export function sentIn(ending: Ending): readonly KillEvent[] {
  const end = endOf(ending) + slack
  return ending.events.filter((event) => event.what === 'kill').filter(({ at }) => at <= end)
}

export function happened(ending: Ending, what: EngineEvent['what']): EngineEvent | undefined {
  return ending.events.findLast((event) => event.what === what)
}

/** Whether a stop was asked for and is complete, as far as this engine tells. */
export function wasStopped(ending: Ending): boolean {
  return happened(ending, 'stop') !== undefined
}

/** Where an engine says nothing of a stop: that somebody asked for a restart, or that it cleaned up twice. */
export function hasTraceOfStop(ending: Ending): boolean {
  return wasRestarted(ending) || wasCleanedTwice(ending)
}

/** That a restart was asked for; what a restart policy does comes after the end. */
export function wasRestarted(ending: Ending): boolean {
  const { events, habits } = ending
  const end = endOf(ending)
  return (
    habits?.announcesRestart === true &&
    events.some(({ what, at }) => what === 'restart' && at < end)
  )
}

function wasCleanedTwice({ events, habits }: Ending): boolean {
  const cleanups = events.filter(({ what }) => what === 'cleanup')
  return habits?.cleansTwiceAfterStop === true && cleanups.length > 1
}

/** The exit code, or -1, which none is. */
export function codeOf({ exitCode }: Ending): number {
  return exitCode.known ? exitCode.value : -1
}

/** Those of the out-of-memory killer's acts that came just before the end. */
export function lastOomNotes(ending: Ending): readonly OutOfMemoryNote[] {
  const { oomNotes } = ending
  return oomNotes.known ? oomNotes.value.filter(({ at }) => isAtTheEnd(at, ending)) : []
}

/** The engine's word about want of memory just before the end. */
export function lastOomEvent(ending: Ending): EngineEvent | undefined {
  return ending.events.find(({ what, at }) => what === 'oom' && isAtTheEnd(at, ending))
}

function isAtTheEnd(at: number, ending: Ending): boolean {
  const before = endOf(ending) - at
  return before <= atTheEnd && before >= -atTheEnd
}
