/**
 * The facts of a process as they were read, and what each says about one signal: the field, its value, and the finding.
 * Never a value without its name, never a name without where it was read.
 */
import type { Forecast } from '../../explain/forecast.ts'
import type { MaskFinding } from '../../i18n/topics/findings.ts'
import {
  defaultActionOf,
  formatMask,
  has,
  noSignals,
  type SignalSet,
  signalsIn,
} from '../../kernel/index.ts'
import { type Fact, valueOr } from '../../observe/fact.ts'
import { compactNames, longName } from '../signal-names.ts'
import { type ExplanationView, tableOf } from './view.ts'

export interface Evidence {
  readonly kind: EvidenceKind
  /** `SigCgt 0000000000010002` */
  readonly shown: string
  readonly finding: string
}

export type EvidenceKind =
  | 'sender'
  | 'init'
  | 'place'
  | 'caught'
  | 'ignored'
  | 'blocked'
  | 'pending'
  | 'awaited'
  | 'signalfd'
  | 'state'
  | 'tracer'
  | 'queue'
  | 'action'

type Reading = (
  forecast: Forecast,
  view: ExplanationView,
) => { readonly shown: string; readonly finding: string } | undefined

export const readings: Readonly<Record<EvidenceKind, Reading>> = {
  sender({ question: { target, sending }, ruling }, { catalogue, explanation }) {
    const { users, source } = explanation.observation
    if (!users.known || source === 'pasted') return undefined
    const { real, effective, capKill } = sending.user
    const isSame = [real, effective].some(
      (id) => id === target.user.real || id === target.user.saved,
    )
    return {
      shown: `Uid ${users.value.real}`,
      finding: catalogue.findings.sender({
        may: ruling.errno !== 'EPERM',
        uid: effective,
        isSame,
        capKill,
      }),
    }
  },
  init({ question: { target } }, { catalogue, explanation }) {
    const { init, namespacePids, pid } = explanation.observation
    const numbers = namespacePids.known
      ? `NSpid ${namespacePids.value.join(' ')}`
      : pid.known
        ? `Pid ${pid.value}`
        : catalogue.findings.labels.notRead
    return { shown: numbers, finding: catalogue.findings.init(target.init, !init.known) }
  },
  place({ from, signal }, view) {
    if (!has(tableOf(view).killAndStop, signal)) return undefined
    const { labels, place } = view.catalogue.findings
    return { shown: labels.sender, finding: place(from) }
  },
  caught: (forecast, view) =>
    mask('SigCgt', view.explanation.observation.signals.caught, forecast, view, 'caught'),
  ignored: (forecast, view) =>
    mask('SigIgn', view.explanation.observation.signals.ignored, forecast, view, 'ignored'),
  blocked: (forecast, view) =>
    mask('SigBlk', view.explanation.observation.signals.blocked, forecast, view, 'blocked'),
  pending: (forecast, view) =>
    mask('ShdPnd', view.explanation.observation.signals.sharedPending, forecast, view, 'pending'),
  signalfd(forecast, view) {
    const { signalfd } = view.explanation.observation
    const found = mask('sigmask', signalfd, forecast, view, 'signalfd')
    const isNone = signalfd.known && signalsIn(signalfd.value).length === 0
    return found && isNone ? { ...found, shown: 'fdinfo/*' } : found
  },
  awaited({ signal }, view) {
    const threads = valueOr(view.explanation.observation.threads, [])
    if (threads.length === 0 || isForcible(signal, view)) return undefined
    const waiting = threads.find(({ awaited }) => awaited.known && has(awaited.value, signal))
    if (!waiting && threads.some(({ awaited }) => !awaited.known)) return undefined
    return {
      shown: `task/${waiting?.tid ?? '*'}/syscall`,
      finding: view.catalogue.findings.awaited(
        about(signal, noSignals, view, waiting !== undefined),
      ),
    }
  },
  state({ question }, { explanation, catalogue }) {
    const { state } = explanation.observation
    if (!state.known) return undefined
    return {
      shown: `State ${state.value}`,
      finding: catalogue.findings.state(question.target.life),
    }
  },
  tracer(_, { explanation, catalogue }) {
    const { tracer } = explanation.observation
    if (!tracer.known) return undefined
    return {
      shown: `TracerPid ${tracer.value}`,
      finding: catalogue.findings.tracer(tracer.value !== 0),
    }
  },
  queue({ question }, { explanation, catalogue }) {
    const { queue } = explanation.observation
    if (!queue.known) return undefined
    return {
      shown: `SigQ ${queue.value.used}/${queue.value.limit}`,
      finding: catalogue.findings.queue(question.sending.queueFull),
    }
  },
  action({ signal }, view) {
    if (isForcible(signal, view)) return undefined
    const { labels, action } = view.catalogue.findings
    return { shown: labels.action, finding: action(defaultActionOf(tableOf(view), signal)) }
  },
}

type MaskReading = 'caught' | 'ignored' | 'blocked' | 'pending' | 'signalfd'

/** A mask with its digits. SIGKILL and SIGSTOP are in none of them, so there is nothing to show for these. */
function mask(
  field: string,
  fact: Fact<SignalSet>,
  { signal }: Forecast,
  view: ExplanationView,
  reading: MaskReading,
): { shown: string; finding: string } | undefined {
  if (!fact.known || isForcible(signal, view)) return undefined
  const width = valueOr(view.explanation.observation.signals.width, 16)
  const finding = view.catalogue.findings[reading]
  return {
    shown: `${field} ${formatMask(fact.value, width)}`,
    finding: finding(about(signal, fact.value, view, has(fact.value, signal))),
  }
}

function about(
  signal: number,
  set: SignalSet,
  view: ExplanationView,
  isMember: boolean,
): MaskFinding {
  const table = tableOf(view)
  const names = compactNames(set, table)
  return {
    signal: longName(signal, table),
    has: isMember,
    others: names.join(' '),
    count: names.length,
  }
}

function isForcible(signal: number, view: ExplanationView): boolean {
  return has(tableOf(view).killAndStop, signal)
}
