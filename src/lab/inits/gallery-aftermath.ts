/**
 * What became of an init of the gallery after a signal. The subject is asked and answers; any other program is watched until
 * it, and all below it, sleep again: perhaps elsewhere than before, for its program may have moved on.
 */
import { fromWaitStatus, noSignals, without } from '../../kernel/index.ts'
import { valueOr } from '../../observe/fact.ts'
import type { Observation } from '../../observe/observation.ts'
import type { Puppet } from '../subject/puppet.ts'
import { type Family, isQuiet, observeBelow, pidsBelow } from './family.ts'
import type { Became } from './gallery-report.ts'
import { lookAt } from './look.ts'
import { type Watching, watch } from './watch.ts'

/** An init of the gallery, at rest before the signal. */
export interface Raised {
  readonly puppet: Puppet
  /** It still serves: its answer proves that it lives. */
  readonly answers: boolean
  readonly atRest: Family
  readonly watching: Omit<Watching, 'isCalm'>
}

/** Finds out what became of it. */
export async function aftermathOf(
  raised: Raised,
  signal: number,
  abort: AbortSignal,
): Promise<Became> {
  const { puppet, answers, watching } = raised
  if (answers) return askAfter(raised, signal)
  const isCalm = (): boolean => {
    const { pending, isOpen } = lookAt(puppet.pid, signal)
    if (pending && isOpen) return false
    return [puppet.pid, ...pidsBelow(puppet.pid)].every(isQuiet)
  }
  const watched = await watch(puppet, { ...watching, isCalm }, abort)
  if (watched.kind !== 'alive') return watched
  const { isCalm: isAtRest, milliseconds } = watched
  return alive(raised, signal, isAtRest ? 'watched' : 'restless', milliseconds)
}

function askAfter(raised: Raised, signal: number): Became {
  const start = performance.now()
  const outcome = raised.puppet.attempt()
  const milliseconds = Math.round(performance.now() - start)
  switch (outcome.kind) {
    case 'answered':
      return alive(raised, signal, 'answered', milliseconds)
    case 'stopped':
      return { kind: 'stopped', signal: outcome.signal, milliseconds }
    case 'died':
      return { kind: 'ended', status: fromWaitStatus(outcome.waitStatus), milliseconds }
    case 'silent':
    case 'trapped':
      return alive(raised, signal, 'restless', milliseconds)
  }
}

type Alive = Extract<Became, { kind: 'alive' }>

function alive(
  { puppet, atRest }: Raised,
  signal: number,
  proof: Alive['proof'],
  milliseconds: number,
): Alive {
  const { pending, caught } = lookAt(puppet.pid, signal)
  const before = valueOr(atRest.init.signals.caught, noSignals)
  const below = observeBelow(puppet.pid)
  return {
    kind: 'alive',
    proof,
    milliseconds,
    pending,
    gained: without(caught, before),
    lost: without(before, caught),
    gone: namesWithout(atRest.below, below),
    new: namesWithout(below, atRest.below),
  }
}

/** Names of the living that are in `these` and not in `those`. */
function namesWithout(
  these: readonly Observation[],
  those: readonly Observation[],
): readonly string[] {
  const living = new Set(those.filter(isAlive).map(identityOf))
  return these
    .filter((each) => isAlive(each) && !living.has(identityOf(each)))
    .map(({ name }) => valueOr(name, '?'))
}

function identityOf({ pid, startTime }: Observation): string {
  return `${valueOr(pid, 0)} ${valueOr(startTime, 0)}`
}

function isAlive({ state }: Observation): boolean {
  return valueOr(state, 'S') !== 'Z'
}
