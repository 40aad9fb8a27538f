/** What sort of process this is, as far as signals care. */

import { valueOr } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import type { TargetKind } from './forecast.ts'

/** A zombie is a zombie before anything else: there is nobody left to act on a signal. */
export function kindOf({ init, state, threadCount, isKernelThread }: Observation): TargetKind {
  if (valueOr(state, 'other') === 'Z' && valueOr(threadCount, 1) <= 1) return 'zombie'
  if (valueOr(isKernelThread, false)) return 'kernel-thread'
  if (!init.known) return 'unknown'
  switch (init.value) {
    case 'global':
      return 'global-init'
    case 'namespace':
      return 'namespace-init'
    case 'no':
      return 'ordinary'
  }
}
