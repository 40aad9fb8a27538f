/** What an audit says: of each rule what it means and what helps, and of a host what stopping it costs. */
import type { Totals } from '../../audit/audit.ts'
import type { Cost } from '../../audit/cost.ts'
import type { Evidence, RuleId, Severity } from '../../audit/rule.ts'
import type { ErrorText } from './errors.ts'

export interface AuditTexts {
  readonly rules: Readonly<Record<RuleId, RuleTexts>>
  readonly severities: Readonly<Record<Severity, string>>
  /** The first line: what stopping all of them costs. */
  summary(totals: Totals): string
  /** No container runs. */
  none(engines: readonly string[]): string
  /** So many do not run, and were not judged. */
  notRunning(count: number): string
  cost(cost: Cost): string
  readonly columns: {
    readonly container: string
    readonly engine: string
    readonly image: string
    readonly program: string
    readonly stop: string
    readonly outcome: string
    readonly exitCode: string
    readonly cost: string
    readonly because: string
  }
  readonly findings: string
  /** Before a command. */
  readonly next: string
  /** An engine that was looked for and did not answer, or does not let the reader in. */
  silent(address: string, said: string): string
  readonly paused: string
  readonly notHere: string
  /** Why a container has no outcome. */
  readonly vanished: string
  /** So many went away while they were looked at. */
  gone(count: number): string
  baselineWritten(path: string, count: number): string
  failing(count: number): string
  'not-a-baseline'(about: { readonly code: 'not-a-baseline'; readonly path: string }): ErrorText
  'no-baseline'(about: {
    readonly code: 'no-baseline'
    readonly path: string
    readonly errno: string
  }): ErrorText
  'no-engine'(about: { readonly code: 'no-engine'; readonly asked: readonly string[] }): ErrorText
}

export interface RuleTexts {
  /** A heading: *Deaf to its stop signal*. */
  readonly title: string
  /** Why it matters, for its page. */
  readonly why: string
  /** What to change. */
  readonly remedy: string
  /** What was found in one container, in one sentence. */
  finding(about: FindingArguments): string
}

export interface FindingArguments extends Omit<Evidence, 'signal'> {
  /** `SIGTERM`: its stop signal. */
  readonly stopSignal: string
  /** A better one. */
  readonly signal?: string
}
