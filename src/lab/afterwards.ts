/**
 * What becomes of a queued signal when the target is let go on: first by whoever holds it (SIGCONT to a stopped process,
 * the tracer of a traced one), then by opening the threads' masks, the leader's first.
 * kernel/signal.c: get_signal(); prepare_signal() throws pending stop signals away when SIGCONT comes
 */
import {
  deliverySteps,
  has,
  noSignals,
  type Question,
  type Ruling,
  ruleDelivery,
  steps,
} from '../kernel/index.ts'
import type { Case } from './case.ts'
import { decide, effectOf } from './decision.ts'
import { type Effect, nothing, type Outcome } from './outcome.ts'
import { table } from './question-of.ts'
import type { Rules } from './rules.ts'

/** The later part of an outcome, and the rulings behind it. */
export interface Afterwards extends Pick<Outcome, 'pending' | 'released' | 'unblocked'> {
  readonly rulings: readonly Ruling[]
}

/** One instance of the signal in a queue, and what keeps it there. */
interface Held {
  readonly queue: 'shared' | 'private'
  readonly by: 'mask' | 'stop'
}

/** What follows the first ruling. Undefined when no step rules. */
export function afterwards(
  row: Case,
  rules: Rules,
  question: Question,
  first: Ruling,
): Afterwards | undefined {
  const isEnded = first.fate === 'killed' || first.fate === 'dumped'
  const held = isEnded ? [] : heldInstances(row, first)
  const isFlushed = row.life === 'stopped' && has(table.stop, row.signal)
  const left = isFlushed ? [] : held
  const byStop = left.filter(({ by }) => by === 'stop')
  const byMask = row.threads.includes('blocked') ? left.filter(({ by }) => by === 'mask') : []
  const passedOn: readonly Held[] = [{ queue: 'private', by: 'mask' }]

  const released =
    first.fate === 'trapped'
      ? deliver(row, rules, untraced(question), passedOn)
      : deliver(row, rules, question, byStop)
  const unblocked = deliver(row, rules, question, byMask)
  if (!released || !unblocked) return undefined
  return {
    pending: summary(held),
    released: released.effect,
    unblocked: unblocked.effect,
    rulings: [...released.rulings, ...unblocked.rulings],
  }
}

function heldInstances(row: Case, { fate, queue, step }: Ruling): readonly Held[] {
  const held: Held[] = []
  if (row.queue === 'shared' || row.queue === 'private') {
    const isStopped = row.life === 'stopped' && row.threads[row.addressed] === 'open'
    held.push({ queue: row.queue, by: isStopped ? 'stop' : 'mask' })
  }
  if (fate === 'pending' && queue !== 'none') {
    held.push({ queue, by: step === 'stopped' ? 'stop' : 'mask' })
  }
  return held
}

function summary(held: readonly Held[]): Outcome['pending'] {
  const queues = new Set(held.map(({ queue }) => queue))
  if (queues.size === 2) return 'both'
  return [...queues][0] ?? 'none'
}

/** Delivers the instances to a running target that has the signal open everywhere. */
function deliver(
  row: Case,
  rules: Rules,
  question: Question,
  instances: readonly Held[],
): { readonly effect: Effect; readonly rulings: readonly Ruling[] } | undefined {
  if (instances.length === 0) return { effect: nothing, rulings: [] }
  const { target } = question
  const threads = target.threads.map((thread) => ({ ...thread, blocked: noSignals }))
  const awake: Question = { ...question, target: { ...target, threads, life: 'running' } }
  const list = rules.steps ?? steps
  const delivery = list.filter((step) => deliveryIds.has(step.id))
  const decision = decide(row.signal, ruleDelivery(awake, delivery))
  if (!decision) return undefined
  const { ruling } = decision
  const takers = instances.map(({ queue }) => takerOf(row, queue)).sort()
  const effect: Effect =
    ruling.fate === 'handled'
      ? { kind: 'handled', by: takers }
      : effectOf(row, ruling, takers[0] ?? 0)
  return { effect, rulings: [ruling] }
}

const deliveryIds = new Set(deliverySteps.map(({ id }) => id))

/** A signal to the process goes to the first thread that opens its mask. */
function takerOf({ threads, addressed }: Case, queue: Held['queue']): number {
  if (queue === 'private') return addressed
  return Math.max(0, threads.indexOf('blocked'))
}

function untraced(question: Question): Question {
  const { target } = question
  const threads = target.threads.map((thread) => ({ ...thread, traced: false }))
  return { ...question, target: { ...target, threads } }
}
