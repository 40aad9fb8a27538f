/** Evidence as several rules find it: the same reading is worded and sourced in the same way whichever rule rests on it. */
import type { EngineEvent } from '../../observe/container/events.ts'
import type { OutOfMemoryNote } from '../../observe/kernel-log/kernel-log.ts'
import { codeOf, type Ending, endOf } from './ending.ts'
import type { Evidence, Finding } from './evidence.ts'

/** Read there. */
export function knownFrom(from: string, finding: Finding): Evidence {
  return { ...finding, from, basis: 'known' }
}

/** Follows by that rule. */
export function inferredBy(from: string, finding: Finding): Evidence {
  return { ...finding, from, basis: 'inferred' }
}

export function foundCode(ending: Ending): Evidence[] {
  const { exitCode } = ending
  if (!exitCode.known) return []
  return [knownFrom(exitCode.from, { code: 'exit-code', exitCode: exitCode.value })]
}

/** The engine's word, both when it says yes and when it says no. */
export function foundFlag({ oomKilled }: Ending): Evidence[] {
  if (!oomKilled.known) return []
  return [knownFrom(oomKilled.from, { code: 'oom-flag', isSet: oomKilled.value })]
}

export function foundSent(
  event: EngineEvent & { readonly signal?: number },
  ending: Ending,
): Evidence {
  const { signal, at } = event
  const before = Math.max(0, endOf(ending) - at)
  return knownFrom('events', { code: 'sent', before, ...(signal !== undefined && { signal }) })
}

export function foundOomNote({ victim, at }: OutOfMemoryNote, ending: Ending): Evidence {
  const before = Math.max(0, endOf(ending) - at)
  return knownFrom('/dev/kmsg', { code: 'kernel-killed', ...victim, before })
}

/** That the kernel did not kill anything in it, where its log can tell. */
export function foundNoOom({ oomNotes }: Ending): Evidence[] {
  if (!oomNotes.known || oomNotes.value.length > 0) return []
  return [knownFrom(oomNotes.from, { code: 'kernel-killed-nobody' })]
}

/** *137 is 128 + 9.* */
export function readAsSignal(ending: Ending): Evidence {
  const exitCode = codeOf(ending)
  return inferredBy('bash(1)', { code: 'reads-as-signal', exitCode, signal: exitCode - 128 })
}
