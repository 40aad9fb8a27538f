/**
 * The kernel layer's door: what Linux does with a signal, as data and pure functions. No dependencies, no I/O; it runs in
 * a browser as well as in Node.
 *
 * @example
 * ```ts
 * import { measuredTraits, parseMask, plainSending, plainTarget, rule, rulingOn, signalTable } from 'sigwhy/kernel'
 *
 * const init = { ...plainTarget, init: 'namespace' } as const
 * const rulings = rule({ target: init, sending: plainSending, table: signalTable(), traits: measuredTraits })
 * rulingOn(15, rulings).fate // 'dropped'
 * ```
 *
 * @module
 */
export { type Citation, citations } from './citations.ts'
export { type InitEnd, type InitEndRow, initEnds } from './ends-of-an-init.ts'
export {
  type ExitCodeReading,
  type ExitStatus,
  fromWaitStatus,
  readExitCode,
  toExitCode,
  toWaitStatus,
} from './exit-status.ts'
export { exposed, type Forced, type ForceMode, ruleForced } from './forced.ts'
export {
  formatMask,
  type MaskError,
  type MaskWidth,
  type ParsedMask,
  parseLooseMask,
  parseMask,
} from './mask.ts'
export { type Family, families, familyOf } from './numbers.ts'
export { type Origin, type OriginRow, origins, type SentAs, sendingFrom } from './origins.ts'
export { plainSending, plainTarget, plainThread } from './plain.ts'
export {
  type Reboot,
  type RebootCommand,
  type RebootRow,
  rebootCommands,
  rebootInNamespace,
} from './reboot.ts'
export {
  decidedElsewhere,
  type Ruling,
  type Rulings,
  rule,
  ruleDelivery,
  rulingOn,
  rulingsOn,
  type TraceResult,
  traceResultNumbers,
  withFate,
} from './rule.ts'
export {
  type Call,
  type CallRow,
  calls,
  type Relation,
  type SenderUser,
  type Sending,
} from './sending.ts'
export {
  equals,
  fromWords,
  has,
  intersection,
  isEmpty,
  noSignals,
  type SignalSet,
  setOf,
  signals64,
  signals128,
  signalsIn,
  union,
  without,
} from './signal-set.ts'
export {
  aliasesOf,
  defaultActionOf,
  nameOf,
  type SignalTable,
  signalTable,
} from './signal-table.ts'
export {
  type DefaultAction,
  realTimeAction,
  type SignalName,
  type SignalRow,
  signals,
} from './signals.ts'
export type { Question, Situation } from './situation.ts'
export {
  parseSignal,
  type RealTimeBase,
  type SignalSpelling,
  type SpellingError,
  spell,
} from './spelling.ts'
export type { Errno, Fate, Step, StepId } from './step.ts'
export { deliverySteps, generationSteps, steps } from './steps/index.ts'
export type { Life, Target, TargetUser, Thread } from './target.ts'
export { type TraceEntry, trace } from './trace.ts'
export { gvisorTraits, type KernelTraits, measuredTraits } from './traits.ts'
