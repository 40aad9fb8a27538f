/**
 * Whether an operation has one outcome only. Several processes that are moved at once run in an order that nobody
 * promises; an operation is played only when the most different orders lead to the same world.
 */
import { isDeepStrictEqual } from 'node:util'
import {
  type Applied,
  apply,
  firstCome,
  lastCome,
  type Operation,
  type Schedule,
  type World,
} from '../../kernel/world/index.ts'
import type { HandlerRun } from './actor.ts'
import { wouldHang } from './hanging-init.ts'
import { Random } from './random.ts'

/** An operation played on the model. */
export interface Determined extends Applied {
  /** Which handlers ran, by process, in order. */
  readonly handled: ReadonlyMap<number, readonly HandlerRun[]>
  /** Whether the handlers of each process ran in this order for certain. */
  readonly isOrdered: boolean
}

/** More processes than this are not made, zombies included. */
export const mostProcesses = 9

const shuffles = 6

/**
 * Plays the operation; `undefined` when it is impossible, or its outcome depends on who runs first, or there is no room
 * for it, or it would leave something behind for good.
 */
export function determine(world: World, operation: Operation): Determined | undefined {
  if (operation.call === 'fork' && world.processes.size >= mostProcesses) return undefined
  if (wouldHang(world, operation)) return undefined
  const one = apply(world, operation, firstCome)
  if (one.answer.caller.kind === 'impossible') return undefined
  const handled = handledIn(one)
  let isOrdered = true
  if (one.answer.choices === 0) return { ...one, handled, isOrdered }
  for (const schedule of otherSchedules()) {
    const other = apply(world, operation, schedule)
    if (!isDeepStrictEqual(one.world, other.world)) return undefined
    if (!isDeepStrictEqual(one.answer.caller, other.answer.caller)) return undefined
    const otherHandled = handledIn(other)
    if (isDeepStrictEqual(handled, otherHandled)) continue
    if (!isDeepStrictEqual(sorted(handled), sorted(otherHandled))) return undefined
    isOrdered = false
  }
  return { ...one, handled, isOrdered }
}

/** The opposite of first come, first served, and some orders in between; always the same ones. */
function* otherSchedules(): Generator<Schedule> {
  yield lastCome
  for (let seed = 0; seed < shuffles; seed++) {
    const random = new Random(seed)
    yield (waiting) => random.pick(waiting)
  }
}

/** Handler runs in an order that depends on nothing but what they are. */
export function sortedRuns<T extends { readonly signal: number }>(runs: readonly T[]): T[] {
  return runs.toSorted((a, b) => a.signal - b.signal || (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf(run: object): string {
  return JSON.stringify(run)
}

function sorted(
  handled: ReadonlyMap<number, readonly HandlerRun[]>,
): Map<number, readonly HandlerRun[]> {
  return new Map([...handled].map(([process, runs]) => [process, sortedRuns(runs)]))
}

function handledIn({ answer }: Applied): Map<number, readonly HandlerRun[]> {
  const handled = new Map<number, readonly HandlerRun[]>()
  for (const event of answer.events) {
    if (event.kind !== 'handled') continue
    const { process, signal, info } = event
    handled.set(process, [...(handled.get(process) ?? []), { signal, info }])
  }
  return handled
}
