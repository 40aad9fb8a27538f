/**
 * What each step of the kernel looks at: which facts, in the order in which they convince.
 */
import type { Forecast } from '../../explain/forecast.ts'
import type { StepId } from '../../kernel/index.ts'
import { type Evidence, type EvidenceKind, readings } from './readings.ts'
import type { ExplanationView } from './view.ts'

/** The evidence of one step. Facts that were not read are left out. */
export function evidenceOf(step: StepId, forecast: Forecast, view: ExplanationView): Evidence[] {
  return lookedAt[step].flatMap((kind) => {
    const found = readings[kind](forecast, view)
    return found === undefined ? [] : [{ kind, ...found }]
  })
}

/** Whether there is anything to read for a step. */
export function looksAt(step: StepId): boolean {
  return lookedAt[step].length > 0
}

const lookedAt: Readonly<Record<StepId, readonly EvidenceKind[]>> = {
  'forged-info': [],
  'out-of-reach': [],
  permission: ['sender'],
  exiting: ['state'],
  'global-init': ['init'],
  'namespace-init': ['init', 'caught', 'blocked', 'awaited', 'place'],
  ignored: ['ignored', 'blocked'],
  'ignored-by-default': ['action', 'caught', 'blocked'],
  'already-pending': ['pending'],
  'queue-full': ['queue'],
  'fatal-shortcut': ['action', 'caught', 'ignored', 'blocked', 'awaited'],
  sigwait: ['awaited'],
  signalfd: ['blocked', 'signalfd'],
  blocked: ['blocked', 'signalfd'],
  stopped: ['state'],
  traced: ['tracer'],
  'ignored-at-delivery': ['ignored'],
  handler: ['caught', 'blocked', 'awaited'],
  'nothing-by-default': ['action', 'caught'],
  'init-at-delivery': ['init', 'caught'],
  'orphaned-group': ['action', 'caught'],
  stop: ['action', 'caught', 'ignored', 'blocked'],
  'core-dump': ['action', 'caught', 'ignored', 'blocked'],
  terminate: ['action', 'caught', 'ignored', 'blocked'],
}
