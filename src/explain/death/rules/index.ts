/**
 * The rules about deaths, in the order in which they are asked: what somebody saw happen comes before what an exit code lets one
 * suppose, and the particular before the general.
 */
import type { DeathRule } from '../rule.ts'
import {
  graceExhausted,
  graceExhaustedUnsaid,
  killedByEngine,
  killedByEngineUnsaid,
  removedUnsaid,
} from './kills.ts'
import { endedAfterOom, outOfMemory, outOfMemoryByFlag } from './memory.ts'
import { killed, killedFromOutside, signalled } from './outside.ts'
import { crashed, ended, lost, unknownEnd } from './own-ends.ts'
import { cleanedUnused, neverRan } from './starts.ts'
import { toldByKill, toldToStop } from './stops.ts'

export const deathRules: readonly DeathRule[] = [
  neverRan,
  cleanedUnused,
  graceExhausted,
  killedByEngine,
  outOfMemory,
  killedByEngineUnsaid,
  graceExhaustedUnsaid,
  removedUnsaid,
  outOfMemoryByFlag,
  crashed,
  toldToStop,
  endedAfterOom,
  toldByKill,
  killedFromOutside,
  killed,
  signalled,
  lost,
  ended,
  unknownEnd,
]
