/**
 * What a scenario of this folder says about itself beyond what the laboratory needs: its theme, and which sentence about
 * PID 1 it puts to the test. Documentation is made from this.
 */
import type { InitEnd } from '../../kernel/ends-of-an-init.ts'
import type { Scenario } from '../scenario.ts'

/** One file of scenarios each. */
export type Theme =
  | 'faults'
  | 'self-destruction'
  | 'forged'
  | 'limits'
  | 'timers'
  | 'terminal'
  | 'parent-death'
  | 'seccomp'
  | 'tracing'
  | 'cgroups'
  | 'reboot'
  | 'groups'
  | 'nesting'
  | 'joining'
  | 'threads'
  | 'waiting'
  | 'exec'
  | 'handlers'
  | 'actions'
  | 'stop-and-continue'
  | 'death-of-an-init'
  | 'orphans'
  | 'children'
  | 'descriptors'

/**
 * Common sentences about PID 1, each right only with conditions.
 * - `kill-9-never-works`: kill -9 1 never works in a container.
 * - `kill-needs-a-handler`: kill 1 works if and only if PID 1 has a handler for SIGTERM.
 * - `default-is-ignored`: the kernel ignores, for an init, every signal that has only its default action.
 * - `caught-shows-it`: the SigCgt mask of /proc/1/status tells what works.
 * - `kill-and-stop-always-work`: SIGKILL and SIGSTOP cannot be caught or ignored.
 */
export type Claim =
  | 'kill-9-never-works'
  | 'kill-needs-a-handler'
  | 'default-is-ignored'
  | 'caught-shows-it'
  | 'kill-and-stop-always-work'

/** A scenario with its place in the documentation. */
export interface ThemedScenario extends Scenario {
  readonly theme: Theme
  /** The sentence it speaks to, if any. */
  readonly claim?: Claim
  /** The way for an init to end that it shows, if any. */
  readonly shows?: InitEnd
}
