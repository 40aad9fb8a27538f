/** The kernel's way with one signal, step by step: what was read at each, and what the step made of it. */
import type { Forecast } from '../../explain/forecast.ts'
import type { StepArguments } from '../../i18n/topics/steps.ts'
import {
  citations,
  defaultActionOf,
  has,
  type StepId,
  type TraceEntry,
} from '../../kernel/index.ts'
import { code, type Line, type Table } from '../page/page.ts'
import { longName } from '../signal-names.ts'
import { evidenceOf, looksAt } from './evidence.ts'
import { type ExplanationView, tableOf } from './view.ts'

/** The steps worth showing; all of them when the view is detailed. */
export function stepsTable(forecast: Forecast, view: ExplanationView): Table {
  const seen = new Set<string>()
  const rows = forecast.trace
    .filter((entry) => view.isDetailed || isTelling(entry, forecast, view))
    .flatMap((entry) => rowsOf(entry, forecast, view, seen))
  return { kind: 'table', columns: [{}, {}, { wraps: true }], rows }
}

/** What a step's sentence is about. */
export function stepArguments(forecast: Forecast, view: ExplanationView): StepArguments {
  const { signal, question, ruling } = forecast
  const { target, sending } = question
  const table = tableOf(view)
  const isCaught = has(target.caught, signal)
  return {
    signal: longName(signal, table),
    action: defaultActionOf(table, signal),
    disposition: isCaught ? 'caught' : has(target.ignored, signal) ? 'ignored' : 'default',
    isBlocked: target.threads.some(({ blocked }) => has(blocked, signal)),
    isAwaited: target.threads.some(({ awaited }) => has(awaited, signal)),
    resumes: ruling.resumes,
    isForcible: has(table.killAndStop, signal),
    isForced: sending.from === 'ancestor' || sending.from === 'kernel' || sending.claimsKernel,
    init: target.init,
    isSenderKnown: view.explanation.observation.source !== 'pasted',
    ...(ruling.errno === undefined ? {} : { errno: ruling.errno }),
  }
}

/** The step that decides, the permission of a real sender, and the protection of an init where it does not apply. */
function isTelling(
  { step, outcome }: TraceEntry,
  forecast: Forecast,
  view: ExplanationView,
): boolean {
  if (outcome === 'decides') return true
  const { target } = forecast.question
  if (step.id === 'permission') return view.explanation.observation.source !== 'pasted'
  return step.id === 'namespace-init' && target.init !== 'no'
}

function rowsOf(
  { step, outcome }: TraceEntry,
  forecast: Forecast,
  view: ExplanationView,
  seen: Set<string>,
): Line[][] {
  const text = view.catalogue.steps[step.id]
  const about = stepArguments(forecast, view)
  const found = evidenceOf(step.id, forecast, view)
  const evidence = found.filter(({ kind }) => !seen.has(kind))
  for (const { kind } of evidence) seen.add(kind)
  const isDecision = outcome === 'decides'
  const conclusion: Line = isDecision
    ? ['→ ', { text: text.decides(about), fate: forecast.ruling.fate }]
    : `→ ${isUnread(step.id, found.length, about) ? view.catalogue.findings.assumed : text.passes(about)}`
  const says: Line[][] = evidence.map(({ shown, finding }) => ['', [code(shown)], finding])
  if (isDecision || !sufficesAsFinding(step.id, evidence.length)) says.push(['', conclusion])
  if (isDecision) says.push(['', citationsOf(step.cites)])
  return says.map((row, index) => (index === 0 ? [text.label, ...row.slice(1)] : row))
}

/** Nothing of what the step looks at could be read; SIGKILL and SIGSTOP are in no mask anyway. */
function isUnread(step: StepId, found: number, { isForcible }: StepArguments): boolean {
  return found === 0 && !isForcible && looksAt(step) && step !== 'permission'
}

/** A single finding already says that the step lets the signal pass; what protects an init needs another word. */
function sufficesAsFinding(step: StepId, count: number): boolean {
  return count === 1 && step !== 'namespace-init' && step !== 'global-init'
}

function citationsOf(cites: TraceEntry['step']['cites']): string {
  return cites.map((key) => citations[key]).join(', ')
}
