/** An audit as it is reported: what was judged, and what was not. */
import type { Audit, Finding } from '../../audit/audit.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { FindingArguments } from '../../i18n/topics/audit.ts'
import type { Container } from '../../observe/container/container.ts'
import { valueOr } from '../../observe/fact.ts'
import { engineSignalName } from '../signal-names.ts'

export interface Audited {
  readonly audit: Audit
  /** Engines that answered, as they call themselves. */
  readonly engines: readonly string[]
  /** Containers that do not run. */
  readonly notRunning: number
  /** Fingerprints that are in the baseline. */
  readonly known: ReadonlySet<string>
  /** Of this version of sigwhy. */
  readonly version: string
}

/** What was found in one container, in one sentence. */
export function findingSentence(
  finding: Finding,
  container: Container,
  { audit }: Catalogue,
): string {
  const { signal, ...evidence } = finding
  const about: FindingArguments = {
    ...evidence,
    stopSignal: stopSignalName(container),
    ...(signal !== undefined && { signal: engineSignalName(signal) }),
  }
  return audit.rules[finding.rule].finding(about)
}

/** `SIGTERM`; a question mark where the engine does not tell. */
export function stopSignalName({ stop }: Container): string {
  return stop.signal.known ? engineSignalName(stop.signal.value) : valueOr(stop.spelling, '?')
}
