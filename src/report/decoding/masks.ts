/** Masks that somebody gave: which process they belong to, and what each of them contains. */
import type { Explanation } from '../../explain/forecast.ts'
import { likelyFamily } from '../../explain/likely-question.ts'
import { type MaskName, maskNames } from '../../i18n/mask-name.ts'
import { type SignalSet, type SignalTable, signalTable } from '../../kernel/index.ts'
import type { Fact } from '../../observe/fact.ts'

export interface NamedMask {
  readonly name: MaskName
  readonly set: SignalSet
}

/** Which fact of an observation a mask is. */
const maskFacts: Readonly<
  Record<MaskName, 'caught' | 'ignored' | 'blocked' | 'pending' | 'sharedPending'>
> = {
  SigCgt: 'caught',
  SigIgn: 'ignored',
  SigBlk: 'blocked',
  SigPnd: 'pending',
  ShdPnd: 'sharedPending',
}

/** The masks that are known of a process. */
export function masksOf({ observation }: Explanation): NamedMask[] {
  return maskNames.flatMap((name) => {
    const fact: Fact<SignalSet> = observation.signals[maskFacts[name]]
    return fact.known ? [{ name, set: fact.value }] : []
  })
}

/** The signals in whose numbers the masks are read. */
export function tableFor({ observation }: Explanation): SignalTable {
  return signalTable(likelyFamily(observation))
}
