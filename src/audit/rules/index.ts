/** All rules, the worst first: of two that say much the same of one container, the first is shown. */
import type { Rule } from '../rule.ts'
import { appNotTold } from './app-not-told.ts'
import { betterSignal } from './better-signal.ts'
import { deaf } from './deaf.ts'
import { hostPid } from './host-pid.ts'
import { launcherAsInit } from './launcher-as-init.ts'
import { notKnown } from './not-known.ts'
import { onlyReloads } from './only-reloads.ts'
import { othersNotTold } from './others-not-told.ts'
import { shellWaits } from './shell-waits.ts'
import { waitsForClients } from './waits-for-clients.ts'
import { waitsWithoutEnd } from './waits-without-end.ts'
import { zombies } from './zombies.ts'

export const rules: readonly Rule[] = [
  deaf,
  onlyReloads,
  appNotTold,
  othersNotTold,
  betterSignal,
  shellWaits,
  launcherAsInit,
  waitsWithoutEnd,
  waitsForClients,
  hostPid,
  zombies,
  notKnown,
]
