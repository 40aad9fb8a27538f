/**
 * Where model and kernel part, as data.
 */
import type { Operation, Result } from '../../kernel/world/index.ts'
import type { HandlerRun } from './actor.ts'
import type { KernelResult } from './result-of.ts'

export interface Difference {
  /** Which operation of the trace it was seen after, counted from 0. */
  readonly at: number
  readonly operation: Operation
  /** The process that is not as it should be. */
  readonly process: number
  readonly disagreement: Disagreement
}

export type Disagreement =
  /** What a system call returned; `undefined`: it should have returned and did not. */
  | {
      readonly about: 'result'
      readonly model: Result
      readonly kernel: KernelResult | undefined
    }
  /** Lines of /proc/PID/status; `undefined`: there is no such process. */
  | {
      readonly about: 'status'
      readonly model: readonly string[]
      readonly kernel: readonly string[] | undefined
    }
  /** It should be gone and is there. */
  | { readonly about: 'remains'; readonly kernel: string }
  | {
      readonly about: 'handlers'
      readonly model: readonly HandlerRun[]
      readonly kernel: readonly HandlerRun[]
    }
  /** It should sleep in rt_sigtimedwait; this is what /proc/PID/syscall says. */
  | { readonly about: 'sleep'; readonly kernel: string }
