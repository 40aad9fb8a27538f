import { beforeAll, describe, expect, it } from 'vitest'
import { noSignals, type Step, type StepId, steps } from '../kernel/index.ts'
import type { Case } from './case.ts'
import { judge } from './judge.ts'
import { closeLab, openLab } from './lab.ts'
import type { Outcome } from './outcome.ts'
import type { Rules } from './rules.ts'
import type { Verification } from './verification.ts'
import { verify } from './verify.ts'

const lab = await openLab()
const refused = 'refused' in lab ? lab.refused : undefined
const untraced = !('refused' in lab) && 'refused' in lab.trace ? lab.trace.refused : undefined
if (!('refused' in lab)) await closeLab(lab)

/** Steps that the laboratory has no case for, and why. */
const withoutCase: Partial<Record<StepId, string>> = {
  'global-init': "the machine's own init is never a target",
}

/** What becomes of the signal is the same without them; only the trace tells when it was dropped. */
const seenInTraceOnly: ReadonlySet<StepId> = new Set(['ignored', 'ignored-by-default'])

/** Neighbours whose order shows nowhere, and why. */
const neverMeet: Readonly<Record<string, string>> = {
  'exiting, global-init': withoutCase['global-init'] ?? '',
  'global-init, namespace-init': withoutCase['global-init'] ?? '',
  'namespace-init, ignored': 'the default, and SIG_IGN',
  'ignored, ignored-by-default': 'SIG_IGN, and the default',
  'ignored-by-default, already-pending': 'what is open does not stay in a queue',
  'already-pending, queue-full': 'standard signals, and real-time ones',
  'sigwait, signalfd': 'what some thread takes, and what none takes',
  'stopped, traced': 'what no thread takes, and what one takes',
  'ignored-at-delivery, handler': 'SIG_IGN, and a handler',
  'handler, nothing-by-default': 'a handler, and the default',
  'nothing-by-default, init-at-delivery': 'both discard',
  'init-at-delivery, orphaned-group': 'both discard',
  'stop, core-dump': 'different signals',
}

describe.skipIf(refused)(
  `the model on this kernel${refused ? ` (skipped: ${refused})` : ''}`,
  () => {
    const outcomes: { readonly row: Case; readonly outcome: Outcome }[] = []
    let verification: Verification

    beforeAll(async () => {
      const found = await verify({
        scenarios: false,
        onOutcome: (row, outcome) => outcomes.push({ row, outcome }),
      })
      if ('refused' in found) throw new Error(found.refused)
      verification = found
    }, 120_000)

    it('agrees with it in every case of the quick plan', () => {
      expect(verification.failures).toEqual([])
      expect(verification.mismatches).toEqual([])
      expect(verification.isAborted).toBe(false)
      const played = verification.tables.reduce((sum, table) => sum + table.played, 0)
      const unplayed = verification.unplayed.reduce((sum, { count }) => sum + count, 0)
      expect(played).toBe(outcomes.length)
      expect(played + unplayed).toBe(verification.tables.reduce((sum, t) => sum + t.cases, 0))
    })

    it.skipIf(untraced)(
      `is told of every signal by the trace${untraced ? ` (skipped: ${untraced})` : ''}`,
      () => {
        expect(verification.untraced).toBeUndefined()
        expect(verification.lostEvents).toBe(0)
        expect(verification.unobserved.map(({ code }) => code)).not.toContain('result')
      },
    )

    it('has a case for every step but those that are never to be tried', () => {
      const undecided = steps.map(({ id }) => id).filter((id) => !verification.decided[id])
      expect(undecided).toEqual(Object.keys(withoutCase))
    })

    for (const { id } of steps.filter(({ id }) => withoutCase[id] === undefined)) {
      const why = seenInTraceOnly.has(id) ? untraced : undefined
      it.skipIf(why)(
        `contradicts it without the step ${id}${why ? ` (skipped: ${why})` : ''}`,
        () => {
          const rules = { traits: verification.traits, steps: neutralised(id) }
          const contradicted = outcomes.find(
            ({ row, outcome }) => judge(row, outcome, rules).mismatch,
          )
          expect(contradicted).toBeDefined()
          expect(verification.decided[id]).toBeGreaterThan(0)
        },
      )
    }

    it.skipIf(untraced)('contradicts it with any other order of two neighbouring steps', () => {
      const free = steps.slice(1).flatMap((second, index) => {
        const first = steps[index] as Step
        const swapped = [...steps]
        swapped.splice(index, 2, second, first)
        const rules = { traits: verification.traits, steps: swapped }
        return isContradicted(rules) ? [] : [`${first.id}, ${second.id}`]
      })
      expect(free).toEqual(Object.keys(neverMeet))
    })

    function isContradicted(rules: Rules): boolean {
      return outcomes.some(({ row, outcome }) => judge(row, outcome, rules).mismatch)
    }
  },
)

/** The steps with one that claims nothing. */
function neutralised(id: StepId): readonly Step[] {
  return steps.map((step) => (step.id === id ? { ...step, claims: () => noSignals } : step))
}
