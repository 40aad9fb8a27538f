/** The steps of the kernel's decision: a label, and what each concludes when it lets the signal pass and when it decides. */
import type { DefaultAction, StepId } from '../../kernel/index.ts'

/** Every step in a form that suits the left column of a table: at most 20 columns wide. */
export type StepTexts = Readonly<Record<StepId, StepText>>

export interface StepText {
  readonly label: string
  passes(about: StepArguments): string
  decides(about: StepArguments): string
}

/** What the steps looked at, about one signal. */
export interface StepArguments {
  /** `SIGTERM`, `SIGRTMIN+3`. */
  readonly signal: string
  readonly action: DefaultAction
  readonly disposition: 'default' | 'ignored' | 'caught'
  readonly isBlocked: boolean
  /** A thread sleeps in sigwait for it. */
  readonly isAwaited: boolean
  /** SIGCONT has resumed the stopped process before. */
  readonly resumes: boolean
  /** SIGKILL and SIGSTOP: no handler, not ignorable, not blockable. */
  readonly isForcible: boolean
  /** The sender has no number in the target's namespace: an ancestor, or the kernel. */
  readonly isForced: boolean
  readonly init: 'global' | 'namespace' | 'no'
  /** False for a text from elsewhere: nobody knows who would send. */
  readonly isSenderKnown: boolean
  readonly errno?: string
}
