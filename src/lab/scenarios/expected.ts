/**
 * The model's side of a scenario: targets to start from, and rulings on them in the scenario's codes.
 */
import {
  type KernelTraits,
  plainSending,
  plainTarget,
  type Relation,
  type Ruling,
  rule,
  rulingOn,
  type Sending,
  type SignalName,
  setOf,
  type Target,
  union,
  without,
} from '../../kernel/index.ts'
import { type Origin, origins, sendingFrom } from '../../kernel/origins.ts'
import { table } from '../question-of.ts'
import type { Findings } from '../scenario.ts'
import { fared, signalNamed } from './seen.ts'

/** The init of a namespace, and an ordinary process. */
export const init: Target = { ...plainTarget, init: 'namespace' }
export const ordinary: Target = plainTarget

/** The target with handlers for these signals. */
export function catching(target: Target, ...names: readonly SignalName[]): Target {
  return { ...target, caught: union(target.caught, numbers(names)) }
}

/** The target with SIG_IGN for these signals. */
export function ignoring(target: Target, ...names: readonly SignalName[]): Target {
  return { ...target, ignored: union(target.ignored, numbers(names)) }
}

/** The target with the default action for these signals. */
export function byDefault(target: Target, ...names: readonly SignalName[]): Target {
  const { caught, ignored } = target
  return {
    ...target,
    caught: without(caught, numbers(names)),
    ignored: without(ignored, numbers(names)),
  }
}

/** The target with these signals blocked by all its threads. */
export function blocking(target: Target, ...names: readonly SignalName[]): Target {
  const threads = target.threads.map((each) => ({
    ...each,
    blocked: union(each.blocked, numbers(names)),
  }))
  return { ...target, threads }
}

/** The ruling on one signal sent by kill(2), unless `sending` says otherwise. */
export function ruled(
  target: Target,
  name: SignalName,
  traits: KernelTraits,
  sending: Partial<Sending> = {},
): Ruling {
  const question = { target, sending: { ...plainSending, ...sending }, table, traits }
  return rulingOn(signalNamed(name), rule(question))
}

/** The ruling on a signal of the kernel's own making; `chosen` where the origin leaves the signal open. */
export function ruledFrom(
  origin: Origin,
  target: Target,
  traits: KernelTraits,
  { actor = 'inside', chosen }: { readonly actor?: Relation; readonly chosen?: SignalName } = {},
): Ruling {
  const name = chosen ?? origins[origin].signal
  if (!name) throw new Error(`${origin} leaves the signal open`)
  return ruled(target, name, traits, sendingFrom(origin, actor))
}

/** What {@link ruledFrom} comes to, and what the trace of it should say. */
export function expectedFrom(
  origin: Origin,
  target: Target,
  traits: KernelTraits,
  options: Parameters<typeof ruledFrom>[3] = {},
): Findings {
  const ruling = ruledFrom(origin, target, traits, options)
  const sentAs = { kernel: 'kernel', actor: 'user', unforced: 'other' } as const
  return {
    fared: fared(ruling),
    result: ruling.result,
    sentAs: sentAs[origins[origin].sentAs],
  }
}

function numbers(names: readonly SignalName[]): ReturnType<typeof setOf> {
  return setOf(...names.map(signalNamed))
}
