/** What a cause of death rests on: what is known, with the place where it was read, and what follows from it by inference. */

export type Evidence = Finding & {
  /** An engine's answer, such as `inspect State.ExitCode`, `events`, `/dev/kmsg`, or the rule by which it is inferred. */
  readonly from: string
  readonly basis: 'known' | 'inferred'
}

/** `before` and `after` are milliseconds from the end. */
export type Finding =
  | { readonly code: 'exit-code'; readonly exitCode: number }
  | { readonly code: 'oom-flag'; readonly isSet: boolean }
  /** A signal that the engine sent; without a number where it does not say which. */
  | { readonly code: 'sent'; readonly signal?: number; readonly before: number }
  | { readonly code: 'stop-completed' }
  | { readonly code: 'cleaned-twice' }
  | { readonly code: 'removed'; readonly after: number }
  | { readonly code: 'sent-nothing' }
  | { readonly code: 'oom-event'; readonly before: number }
  | {
      readonly code: 'kernel-killed'
      readonly pid: number
      readonly name: string
      readonly before: number
    }
  | { readonly code: 'kernel-killed-nobody' }
  | {
      readonly code: 'kernel-fault'
      readonly pid: number
      readonly name: string
      readonly fault: string
      readonly before: number
    }
  | { readonly code: 'engine-said'; readonly said: string }
  | { readonly code: 'lived'; readonly duration: number }
  | { readonly code: 'no-end-event' | 'cleaned-unused' | 'restart-asked' }
  /** The exit code is 128 and the number of a signal, which a program can choose as well. */
  | { readonly code: 'reads-as-signal'; readonly exitCode: number; readonly signal: number }
  /** No exit code below 128 comes from a signal. */
  | { readonly code: 'chose-its-code'; readonly exitCode: number }
  /** From inside its PID namespace nobody can kill PID 1. */
  | { readonly code: 'not-from-inside' }
  | { readonly code: 'may-pass-on'; readonly program: string }
  | { readonly code: 'abort-looks-the-same' }
  | {
      readonly code: 'program-habit'
      readonly program: string
      readonly signal: number
      readonly exitCode: number
    }
  | { readonly code: 'survived'; readonly signal: number; readonly duration: number }
  | { readonly code: 'shell-code'; readonly exitCode: number }

/** What was so as well, and may matter. */
export type Circumstance =
  | { readonly code: 'unhealthy'; readonly before: number }
  /** `codes`: the exit codes of all ends that are remembered, in order of time. */
  | {
      readonly code: 'ends-again-and-again'
      readonly restarts: number
      readonly codes: readonly number[]
    }
  | { readonly code: 'earlier-oom'; readonly before: number }
  | { readonly code: 'no-grace' }
  | { readonly code: 'was-paused' }
  | { readonly code: 'has-terminal' }
  | { readonly code: 'grace-was-other'; readonly waited: number; readonly allowed: number }
  | { readonly code: 'shares-pid-namespace' }

/** Two readings that do not go together, and what that means. */
export type Contradiction =
  | { readonly code: 'codes-differ'; readonly inspected: number; readonly event: number }
  | { readonly code: 'killed-too-late'; readonly exitCode: number }
  | { readonly code: 'oom-without-137'; readonly exitCode: number }
