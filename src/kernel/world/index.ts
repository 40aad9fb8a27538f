/**
 * The door of the simulator: a world of processes, operations on it, and what they bring about.
 */
export { numberFor } from './addressee.ts'
export type {
  Answer,
  CallerSees,
  Impossibility,
  Result,
  WorldErrno,
  WorldEvent,
} from './answer.ts'
export { type Applied, apply } from './apply.ts'
export { createWorld, type WorldOptions } from './create.ts'
export { namespaceOf, numberIn, numberSeenBy } from './numbering.ts'
export type { Addressee, Birthplace, Operation, OperationCall, OperationOf } from './operation.ts'
export { isOrphaned, relationOf, targetOf } from './relations.ts'
export { firstCome, lastCome, type Schedule } from './settle.ts'
export {
  pendingIn,
  type QueuedSignal,
  type SignalInfo,
  type SignalQueue,
  signalCodes,
} from './signal-queue.ts'
export type {
  Action,
  CallInProgress,
  Frame,
  Namespace,
  Numbers,
  Process,
  ProcessId,
  ProcessLife,
  StopReport,
  Users,
  World,
  WorldRules,
} from './world.ts'
