/**
 * The observe layer's door: what can be known of real processes, each fact with the place it was read from or the reason
 * why it is unknown. It reads; it never sends a signal and attaches to nothing.
 *
 * @example
 * ```ts
 * import { observeProcess } from 'sigwhy/observe'
 *
 * const result = observeProcess(1)
 * if (result.ok) console.log(result.observation.signals.caught)
 * ```
 *
 * @module
 */

export { kernelTargetOf } from './bpf/kernel-target.ts'
export { pinIterator } from './bpf/pin-iterator.ts'
export {
  bpfFactsOf,
  type FactsResult,
  factsIn,
  type KernelFacts,
  type KernelThreadFacts,
} from './bpf/process-facts.ts'
export type { Records } from './bpf/records.ts'
export type { Refusal, RefusalCode } from './bpf/refusal.ts'
export { type BpfScan, type BpfScanResult, scanWalk } from './bpf/scan.ts'
export { scanWithBpf } from './bpf/source.ts'
export { type BpfOptions, openWalks, type Walks, type WalksResult } from './bpf/walks.ts'
export { treeWithKernelFacts, withKernelFacts } from './bpf/with-kernel-facts.ts'
export { type ContainerEngine, type ContainerPlace, containerIn } from './cgroup-container.ts'
export {
  type CollectProblem,
  type CollectResult,
  collectThrough,
  type Exec,
  type ObserveThroughResult,
  observeThrough,
} from './collected/collect-through.ts'
export type { CollectedTarget, Collection } from './collected/collection.ts'
export { collectorScript } from './collected/script.ts'
export { treesFromTop } from './collected/trees-from-top.ts'
export {
  type Fact,
  type Known,
  known,
  type Unknown,
  type UnknownReason,
  unknown,
  valueOr,
} from './fact.ts'
export type {
  CurrentCall,
  Observation,
  ProcessState,
  SignalFacts,
  SignalfdObservation,
  SourceName,
  ThreadObservation,
  UserIds,
} from './observation.ts'
export {
  observePasted,
  type PastedProcess,
  type PastedResult,
  type PasteError,
  type PasteOptions,
} from './pasted/observe-pasted.ts'
export type { PasteNote } from './pasted/paste-note.ts'
export type { ProcessTree } from './process-tree.ts'
export { type Kinds, kindsOf } from './procfs/alike.ts'
export type { Depth } from './procfs/depth.ts'
export type { ObserveError } from './procfs/missing.ts'
export {
  type ObserveOptions,
  type ObserveResult,
  observeProcess,
} from './procfs/observe-process.ts'
export {
  observeTree,
  type TreeOptions,
  type TreeResult,
} from './procfs/observe-tree.ts'
export { type PidError, type PidReading, parsePid } from './procfs/pid.ts'
export type { ProcessTable } from './procfs/process-table.ts'
export { type Reader, readReader } from './procfs/reader.ts'
export { relationTo } from './procfs/relation.ts'
export { initOf, lifeOf, maskOf, targetOf } from './procfs/row-target.ts'
export { type Scan, type ScanOptions, type ScanResult, scanProcesses } from './procfs/scan.ts'
export type { CgroupPath, ElfFacts, Limit, ProgramFacts } from './program-facts.ts'
export { type MaskKey, maskKeys } from './status/keys.ts'
