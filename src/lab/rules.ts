/**
 * The rules a case is judged by.
 */
import type { KernelTraits, Step } from '../kernel/index.ts'

/** The kernel that a case is played on: what differs between kernels; and the steps, to try others. */
export interface Rules {
  readonly traits: KernelTraits
  /** All steps, in order; those of delivery are picked out of them. */
  readonly steps?: readonly Step[]
}
