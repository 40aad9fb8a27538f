/**
 * All scenarios, in the order they are played. As data they are also the table that the documentation is made of: each has
 * its theme, what it rests on, and which sentence about PID 1 it puts to the test.
 */
import { actions } from './actions.ts'
import { cgroups } from './cgroups.ts'
import { children } from './children.ts'
import { deathOfAnInit } from './death-of-an-init.ts'
import { descriptors } from './descriptors.ts'
import { exec } from './exec.ts'
import { execOthers } from './exec-others.ts'
import { faults } from './faults.ts'
import { forged } from './forged.ts'
import { groups } from './groups.ts'
import { handlers } from './handlers.ts'
import { joining } from './joining.ts'
import { limits } from './limits.ts'
import { nesting } from './nesting.ts'
import { orphans } from './orphans.ts'
import { parentDeath } from './parent-death.ts'
import { rebootings } from './rebooting.ts'
import { seccomp } from './seccomp.ts'
import { selfDestruction } from './self-destruction.ts'
import { stopping } from './stopping.ts'
import { terminal } from './terminal.ts'
import type { ThemedScenario } from './themed.ts'
import { threads } from './threads.ts'
import { timers } from './timers.ts'
import { tracingInside } from './tracing-inside.ts'
import { tracingOutside } from './tracing-outside.ts'
import { waiting } from './waiting.ts'

export const scenarios: readonly ThemedScenario[] = [
  ...nesting,
  ...joining,
  ...groups,
  ...threads,
  ...waiting,
  ...handlers,
  ...actions,
  ...exec,
  ...execOthers,
  ...stopping,
  ...selfDestruction,
  ...forged,
  ...faults,
  ...seccomp,
  ...tracingOutside,
  ...tracingInside,
  ...timers,
  ...limits,
  ...descriptors,
  ...terminal,
  ...parentDeath,
  ...children,
  ...orphans,
  ...deathOfAnInit,
  ...rebootings,
  ...cgroups,
]
