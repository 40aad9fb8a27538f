/**
 * Advises on a container: every remedy that applies is tried on the model, and only those are kept that the model says help.
 * The smallest comes first. Reads nothing and changes nothing.
 */
import { commandForm } from '../entrypoint/command-form.ts'
import { readScript } from '../entrypoint/read-script.ts'
import { outlives } from '../outlives.ts'
import type { Prognosis } from '../prognosis.ts'
import { changesBetween } from '../what-if/changes.ts'
import { workerBehind } from '../what-if/exec-ed.ts'
import type { Advice, AdviceSubject, AdvisedRemedy } from './advice.ts'
import { nameOf } from './name-of.ts'
import { prognosesOf, type Remedy, remedies, type Situation } from './remedies.ts'

/** What would make it stop well. */
export function advise(subject: AdviceSubject): Advice {
  const { entrypoint, command, tree, stopSignal } = subject
  const form = commandForm(entrypoint, command)
  const worker = tree && workerBehind(tree)
  const running = worker && nameOf(worker.observation)
  const text = subject.script?.text ?? (form.kind === 'shell' ? form.text : undefined)
  const reading = text === undefined ? { findings: [] } : readScript(text, running)
  const before = tree === undefined ? [] : prognosesOf(tree, subject)
  const now = before.find(({ signal }) => signal === stopSignal)
  const situation: Situation = { subject, form, reading, before, ...(now && { now }) }
  const advised = remedies
    .flatMap((remedy) => tried(remedy, situation))
    .filter((remedy) => helps(remedy, now))
    .sort((a, b) => rank(a) - rank(b))
  return {
    subject,
    ...(now && { now }),
    before,
    form,
    findings: reading.findings,
    remedies: withoutDetours(advised),
  }
}

function tried(remedy: Remedy, situation: Situation): AdvisedRemedy[] {
  const plan = remedy.plan(situation)
  if (plan === undefined || plan.patches.length === 0) return []
  const { before, subject } = situation
  const { prognoses = [], patches, program, stopSignal = subject.stopSignal } = plan
  const after = prognoses.find(({ signal }) => signal === stopSignal)
  const changes = changesBetween(before, prognoses, subject.stopSignal)
  return [
    {
      code: remedy.code,
      patches,
      stopSignal,
      prognoses,
      changes: stopSignal === subject.stopSignal ? changes : changes.map(asSideEffect),
      ...(after && { after }),
      ...(program !== undefined && { program }),
    },
  ]
}

/** Where another signal stops it, what becomes of the old one matters to nobody who only stops it. */
function asSideEffect<T extends { readonly isSideEffect: boolean }>(change: T): T {
  return { ...change, isSideEffect: true }
}

/** Graceful; or, where it was deaf, at least without the wait. What nobody can forecast is kept, as such. */
function helps({ code, after }: AdvisedRemedy, now: Prognosis | undefined): boolean {
  if (now === undefined) return true
  if (code === 'grace-period') return now.outcome === 'graceful'
  if (after === undefined || now.outcome === 'graceful') return false
  if (after.outcome === 'graceful') return true
  return after.outcome === 'abrupt' && outlives(now.outcome)
}

function rank({ code, after }: AdvisedRemedy): number {
  const isGood = after === undefined || after.outcome === 'graceful'
  return remedies.findIndex((each) => each.code === code) + (isGood ? 0 : remedies.length)
}

/** Two changes where one of them does as well by itself are one too many. */
function withoutDetours(advised: readonly AdvisedRemedy[]): readonly AdvisedRemedy[] {
  const good = new Set(
    advised.filter(({ after }) => after?.outcome !== 'abrupt').map(({ code }) => code),
  )
  return advised.filter(({ code, after }) => {
    if (!code.startsWith('exec-and-')) return true
    if (good.has('exec') || good.has('stop-signal')) return false
    return after === undefined || after.outcome === 'graceful' || good.size === 0
  })
}
