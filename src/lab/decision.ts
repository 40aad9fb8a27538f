/**
 * One ruling of the model, and what it does to the target of a case.
 */
import { type ExitStatus, has, type Ruling, type Rulings, rulingOn } from '../kernel/index.ts'
import type { Case } from './case.ts'
import { type Effect, nothing } from './outcome.ts'

/** A ruling, with the rulings it was taken from. */
export interface Decision {
  readonly ruling: Ruling
  readonly rulings: Rulings
}

/** The ruling on one signal; undefined when no step claims it. */
export function decide(signal: number, rulings: Rulings): Decision | undefined {
  if (!rulings.claimed.some((set) => has(set, signal))) return undefined
  return { ruling: rulingOn(signal, rulings), rulings }
}

/** What a fate does to the target at once; `thread` is the one the signal went to. */
export function effectOf(row: Case, { fate, step, signal }: Ruling, thread: number): Effect {
  const ended = (dumpedCore: boolean): Effect => {
    const status: ExitStatus = { kind: 'signaled', signal, dumpedCore }
    return { kind: 'ended', status }
  }
  switch (fate) {
    case 'refused':
    case 'dropped':
    case 'merged':
    case 'pending':
    case 'discarded':
      return nothing
    case 'taken':
      return step === 'signalfd'
        ? { kind: 'taken', by: 'signalfd', thread: row.threads.indexOf('signalfd') }
        : { kind: 'taken', by: 'sigwait', thread }
    case 'trapped':
      return { kind: 'trapped', signal }
    case 'handled':
      return { kind: 'handled', by: [thread] }
    case 'stopped':
      return { kind: 'stopped', signal }
    case 'dumped':
      return ended(row.mayDump)
    case 'killed':
      return ended(false)
  }
}
