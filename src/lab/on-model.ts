/**
 * Plays a case on the kernel model. The steps of `kernel/` rule on the signal; here is only what a case adds to a ruling:
 * the thread that the signal went to, and what becomes of the queue when the target is let go on (`afterwards.ts`).
 */
import { has, type Ruling, rule, type StepId, steps } from '../kernel/index.ts'
import { afterwards } from './afterwards.ts'
import type { Case } from './case.ts'
import { type Decision, decide, effectOf } from './decision.ts'
import type { Outcome } from './outcome.ts'
import { questionOf, refusesDisposition } from './question-of.ts'
import type { Rules } from './rules.ts'

/** What the model says about a case. */
export interface Prediction {
  readonly outcome: Outcome
  /** The steps that decided: at generation, then at each later delivery. */
  readonly decidedBy: readonly StepId[]
}

/** Plays a case. Undefined when no step rules on the signal; the full list never leaves one open. */
export function onModel(row: Case, rules: Rules): Prediction | undefined {
  const question = questionOf(row, rules.traits)
  const first = decide(row.signal, rule(question, rules.steps ?? steps))
  const later = first && afterwards(row, rules, question, first.ruling)
  if (!later) return undefined
  const { ruling } = first
  const rulings = [ruling, ...later.rulings]
  const outcome: Outcome = {
    sigaction: refusesDisposition(row) ? 'EINVAL' : 'done',
    errno: ruling.errno ?? 'none',
    result: ruling.result,
    pending: later.pending,
    resumes: ruling.resumes,
    effect: effectOf(row, ruling, takerOf(row, first)),
    released: later.released,
    unblocked: later.unblocked,
    delivery: deliveryOf(row, rulings),
  }
  return { outcome, decidedBy: rulings.map(({ step }) => step) }
}

function takerOf({ signal }: Case, { rulings }: Decision): number {
  return rulings.situation.taken.findIndex((signals) => has(signals, signal))
}

/** The whole process is ended by a SIGKILL of its own when the shortcut is taken; that is what is delivered then. */
function deliveryOf({ signal, life }: Case, rulings: readonly Ruling[]): Outcome['delivery'] {
  // The last signal such a process takes from a queue is the one it dumps core of.
  if (life === 'dumping') return 'none'
  const delivered = rulings.filter(({ fate }) => deliveredFates.has(fate))
  if (delivered.length === 0) return 'none'
  const isOnlyKill = signal !== 9 && delivered.every(({ step }) => step === 'fatal-shortcut')
  return isOnlyKill ? 'kill' : 'signal'
}

const deliveredFates: ReadonlySet<Ruling['fate']> = new Set([
  'discarded',
  'handled',
  'stopped',
  'dumped',
  'killed',
])
