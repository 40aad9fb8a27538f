/**
 * All scenarios, in the order they are played.
 */
import { faults } from './faults.ts'
import { forged } from './forged.ts'
import { groups } from './groups.ts'
import { joining } from './joining.ts'
import { limits } from './limits.ts'
import { nesting } from './nesting.ts'
import { parentDeath } from './parent-death.ts'
import { rebootings } from './rebooting.ts'
import { seccomp } from './seccomp.ts'
import { selfDestruction } from './self-destruction.ts'
import { terminal } from './terminal.ts'
import type { ThemedScenario } from './themed.ts'
import { timers } from './timers.ts'

export const scenarios: readonly ThemedScenario[] = [
  ...faults,
  ...selfDestruction,
  ...forged,
  ...limits,
  ...timers,
  ...terminal,
  ...parentDeath,
  ...seccomp,
  ...rebootings,
  ...groups,
  ...nesting,
  ...joining,
]
