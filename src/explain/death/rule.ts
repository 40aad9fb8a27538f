/** A rule about deaths: what it needs to know, and what it claims. The first of the ordered table that claims an end has it. */
import type { Sureness } from '../prognosis.ts'
import type { Cause, CauseCode } from './death.ts'
import type { Ending } from './ending.ts'
import type { Evidence } from './evidence.ts'

export interface DeathRule {
  readonly id: string
  /** Without these there is nothing to claim. */
  readonly needs: readonly Need[]
  claims(ending: Ending): Claim | undefined
}

/** `events`: those of the run, if only some; `end-event`: the one of the end, and nothing missing before it. */
export type Need = 'exit-code' | 'events' | 'end-event' | 'oom-flag' | 'settings'

export interface Claim {
  readonly cause: Cause
  readonly confidence: Sureness
  readonly because: readonly Evidence[]
  readonly others?: readonly CauseCode[]
}

const available: Readonly<Record<Need, (ending: Ending) => boolean>> = {
  'exit-code': ({ exitCode }) => exitCode.known,
  events: ({ events }) => events.length > 0,
  'end-event': ({ isWatched }) => isWatched,
  'oom-flag': ({ oomKilled }) => oomKilled.known,
  settings: ({ container }) => container !== undefined,
}

export function hasNeeds({ needs }: DeathRule, ending: Ending): boolean {
  return needs.every((need) => available[need](ending))
}
