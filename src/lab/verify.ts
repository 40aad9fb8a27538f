/**
 * Proves the model on the running kernel: plays the cases on real processes, in lanes that run beside each other, and
 * judges what came of them.
 */
import { release } from 'node:os'
import type { Case } from './case.ts'
import { runLanes } from './lanes.ts'
import type { Measured } from './measure-traits.ts'
import type { Outcome } from './outcome.ts'
import { type Choice, planOf } from './plan.ts'
import type { LaneFacts, LaneMessage, Result } from './played.ts'
import type { Rules } from './rules.ts'
import type { Refusal } from './subject/errors.ts'
import { Tally } from './tally.ts'
import type { Verification } from './verification.ts'

/** What to verify, and how. */
export interface VerifyOptions extends Partial<Choice> {
  /** How many lanes; 2 when left out, as most of it is waiting for two processes that talk to each other. */
  readonly lanes?: number
  /** Each lane on a CPU of its own: faster. False lets the kernel place them, and shows races between CPUs. */
  readonly isPinned?: boolean
  /** Go through a user namespace even where that is not needed. */
  readonly userNamespace?: boolean
  /** False does without the kernel's trace events. */
  readonly isTraced?: boolean
  /** Stops in between; what was played so far is reported. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Hears of every case played, in whatever order. */
  readonly onOutcome?: (row: Case, outcome: Outcome) => void
  /** Other rules than the model's: to show that it is wrong without one of its steps. */
  readonly rules?: (measured: Measured) => Rules
  /** Absolute path of the module `lane-worker` of a program that bundles this one. */
  readonly worker?: string
}

/** How far it is. */
interface Progress {
  readonly done: number
  readonly total: number
  readonly mismatches: number
}

/** Verifies; or says why there can be no lane here. Nothing it started is left when it returns or throws. */
export async function verify(options: VerifyOptions = {}): Promise<Verification | Refusal> {
  const choice: Choice = {
    extent: options.extent ?? 'quick',
    ...(options.tables ? { tables: options.tables } : {}),
    scenarios: options.scenarios ?? true,
    ...(options.only === undefined ? {} : { only: options.only }),
  }
  const plan = planOf(choice)
  const total = plan.cases.length + plan.scenarios.length
  const tally = new Tally(plan)
  const { lanes = 2, isPinned = true, userNamespace = false, isTraced = true } = options
  let facts: LaneFacts | undefined
  let refusal: Refusal | undefined
  let rules: Rules | undefined
  let lostEvents = 0
  let start = performance.now()

  await runLanes(
    {
      choice,
      lanes,
      isPinned,
      userNamespace,
      isTraced,
      ...(options.worker ? { worker: options.worker } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    },
    (message) => hear(message),
  )
  if (refusal && !facts) return refusal
  if (!facts) throw new Error('the lanes ended without a word')
  const milliseconds = performance.now() - start
  return {
    extent: choice.extent,
    kernel: release(),
    traits: facts.measured.traits,
    assumedTraits: facts.measured.assumed,
    ...tally.sums(),
    untraced: facts.untraced,
    lostEvents,
    lanes,
    isPinned: facts.isPinned,
    inUserNamespace: facts.namespaces === 'user',
    isAborted: tally.done < total,
    milliseconds,
    perSecond: (tally.playedCount * 1000) / milliseconds,
  }

  function hear(message: LaneMessage): void {
    switch (message.kind) {
      case 'refused':
        refusal = message.refusal
        return
      case 'ready':
        if (!facts) start = performance.now()
        facts ??= message.facts
        rules ??= options.rules?.(message.facts.measured) ?? message.facts.measured
        return
      case 'results':
        lostEvents += message.lost
        message.results.forEach((result, i) => {
          add(message.part, message.from + i, result)
        })
        options.onProgress?.({ done: tally.done, total, mismatches: tally.mismatched })
        return
    }
  }

  function add(part: 'cases' | 'scenarios', index: number, result: Result): void {
    if (!rules) throw new Error('results before the lane was ready')
    const row = plan.cases[index]
    const scenario = plan.scenarios[index]
    if (part === 'scenarios' && scenario) tally.addScenario(scenario, result, rules.traits)
    if (part !== 'cases' || !row) return
    if (result.kind === 'played') options.onOutcome?.(row, result.outcome)
    tally.addCase(row, result, rules)
  }
}
