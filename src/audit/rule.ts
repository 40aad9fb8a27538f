/** A rule: what it is called, how bad it is, and how it judges one container. Its sentences and its page are found by its id. */
import type { AuditSubject } from './subject.ts'

export interface Rule {
  /** Stable: baselines and suppressions name it. */
  readonly id: RuleId
  readonly severity: Severity
  /** What was found, or nothing. */
  judge(subject: AuditSubject): Evidence | undefined
}

export type RuleId =
  | 'deaf'
  | 'only-reloads'
  | 'app-not-told'
  | 'others-not-told'
  | 'better-signal'
  | 'shell-waits'
  | 'launcher-as-init'
  | 'waits-without-end'
  | 'waits-for-clients'
  | 'host-pid'
  | 'zombies'
  | 'not-known'

/** `error`: the stop does not work; `warning`: it works badly; `note`: it may. As SARIF has them. */
export type Severity = 'error' | 'warning' | 'note'

/** What a rule found: values for its sentence, each with its meaning in the name. */
export interface Evidence {
  readonly rule: RuleId
  /** A signal that would serve better. */
  readonly signal?: number
  /** A program by name. */
  readonly program?: string
  /** How many processes. */
  readonly count?: number
  /** Milliseconds. */
  readonly milliseconds?: number
}
