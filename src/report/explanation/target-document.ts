/** The process of an explanation as data: what was read of it, and from where. */
import type { Explanation } from '../../explain/forecast.ts'
import type { SignalSet, SignalTable } from '../../kernel/index.ts'
import { type Fact, valueOr } from '../../observe/fact.ts'
import type { CurrentCall, ThreadObservation } from '../../observe/observation.ts'
import {
  type FactDocument,
  factDocument,
  type MaskDocument,
  maskDocument,
  plainFact,
} from '../fact-document.ts'
import { type ProgramDocument, programDocument } from './program-document.ts'

export interface TargetDocument {
  readonly source: string
  readonly kind: Explanation['kind']
  readonly family: string
  readonly pid: FactDocument<number>
  readonly name: FactDocument<string>
  readonly commandLine: FactDocument<readonly string[]>
  readonly state: FactDocument<string>
  readonly parent: FactDocument<number>
  readonly tracer: FactDocument<number>
  readonly users: FactDocument<{ readonly real: number; readonly effective: number }>
  readonly namespacePids: FactDocument<readonly number[]>
  readonly pidNamespace: FactDocument<number>
  readonly init: FactDocument<string>
  /** Clock ticks since boot; with the pid it names the process for good. */
  readonly startTime: FactDocument<number>
  readonly masks: Readonly<
    Record<'SigPnd' | 'ShdPnd' | 'SigBlk' | 'SigIgn' | 'SigCgt', FactDocument<MaskDocument>>
  >
  readonly signalfd: FactDocument<MaskDocument>
  readonly signalfds: FactDocument<readonly SignalfdDocument[]>
  readonly threads: FactDocument<readonly ThreadDocument[]>
  readonly program: ProgramDocument
}

export interface ThreadDocument {
  readonly tid: number
  readonly blocked: FactDocument<MaskDocument>
  readonly awaited: FactDocument<MaskDocument>
  readonly blockedBefore: FactDocument<MaskDocument>
  readonly pending: FactDocument<MaskDocument>
  readonly call: FactDocument<CallDocument>
  readonly sleepsIn: FactDocument<string>
}

export type CallDocument =
  | { readonly kind: 'running' | 'outside' }
  | { readonly kind: 'call'; readonly number: number; readonly firstArgument: string }

export interface SignalfdDocument {
  readonly fd: number
  readonly mask: MaskDocument
  readonly watchedBy: readonly number[]
}

export function targetDocument(
  { observation, kind }: Explanation,
  table: SignalTable,
): TargetDocument {
  const { signals } = observation
  const width = valueOr(signals.width, 16)
  const mask = (fact: Fact<SignalSet>) =>
    factDocument(fact, (set) => maskDocument(set, width, table))
  const thread = (row: ThreadObservation): ThreadDocument => ({
    tid: row.tid,
    blocked: mask(row.blocked),
    awaited: mask(row.awaited),
    blockedBefore: mask(row.blockedBefore),
    pending: mask(row.pending),
    call: factDocument(row.call, callDocument),
    sleepsIn: plainFact(row.sleepsIn),
  })
  return {
    source: observation.source,
    kind,
    family: table.family,
    pid: plainFact(observation.pid),
    name: plainFact(observation.name),
    commandLine: plainFact(observation.commandLine),
    state: plainFact(observation.state),
    parent: plainFact(observation.parent),
    tracer: plainFact(observation.tracer),
    users: factDocument(observation.users, ({ real, effective }) => ({ real, effective })),
    namespacePids: plainFact(observation.namespacePids),
    pidNamespace: plainFact(observation.pidNamespace),
    init: plainFact(observation.init),
    startTime: plainFact(observation.startTime),
    masks: {
      SigPnd: mask(signals.pending),
      ShdPnd: mask(signals.sharedPending),
      SigBlk: mask(signals.blocked),
      SigIgn: mask(signals.ignored),
      SigCgt: mask(signals.caught),
    },
    signalfd: mask(observation.signalfd),
    signalfds: factDocument(observation.signalfds, (rows) =>
      rows.map((row) => ({ ...row, mask: maskDocument(row.mask, width, table) })),
    ),
    threads: factDocument(observation.threads, (threads) => threads.map(thread)),
    program: programDocument(observation.program, mask),
  }
}

function callDocument(call: CurrentCall): CallDocument {
  if (call.kind !== 'call') return call
  return { ...call, firstArgument: `0x${call.firstArgument.toString(16)}` }
}
