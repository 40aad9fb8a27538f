/**
 * Makes up signals, sets and actions: mostly such that something happens.
 */
import { noSignals, type SignalSet, setOf, signalsIn, union } from '../../kernel/index.ts'
import {
  type Action,
  type Addressee,
  type Process,
  pendingIn,
  type World,
} from '../../kernel/world/index.ts'
import type { Random } from './random.ts'

/** Signals that do something special; others are as good as one another. */
const special = [1, 2, 9, 10, 15, 17, 18, 19, 20, 21, 22, 28, 34]

/** A signal for whom it is sent to; now and then a number that is none. */
export function inventSignal(world: World, to: Addressee | undefined, random: Random): number {
  if (random.chance(3)) return random.pick([0, -1, 65, 0])
  const target = to?.kind === 'process' ? world.processes.get(to.process) : undefined
  if (target?.life.kind === 'stopped' && random.chance(50)) return random.pick([18, 18, 9])
  const expected = target
    ? signalsIn(union(awaitedBy(target), union(target.caught, target.blocked)))
    : []
  return expected.length > 0 && random.chance(50) ? random.pick(expected) : anySignal(random)
}

function awaitedBy({ call }: Process): SignalSet {
  return call?.kind === 'sigwait' ? call.awaited : noSignals
}

/** Any signal there is, the special ones more often. */
export function anySignal(random: Random): number {
  return random.chance(55) ? random.pick(special) : 1 + random.below(64)
}

/** A disposition with flags; mostly a handler. */
export function inventAction(random: Random): Action {
  const flags = {
    once: random.chance(15),
    again: random.chance(15),
    noStops: random.chance(20),
    noZombies: random.chance(20),
  }
  const mask = setOf(anySignal(random), anySignal(random))
  const handler = random.weigh([
    [25, 'default'],
    [20, 'ignore'],
    [55, 'run'],
  ] as const)
  return { handler, mask, ...flags }
}

/** A few signals; sometimes those that are queued, so that something happens. */
export function inventSet(caller: Process, random: Random): SignalSet {
  if (random.chance(20)) return pendingIn([...caller.shared, ...caller.own])
  const size = random.pick([1, 1, 2, 3, 8])
  return setOf(...Array.from({ length: size }, () => anySignal(random)))
}
