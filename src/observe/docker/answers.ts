/**
 * What Docker's API answers, as far as it is used here: a field that an engine leaves out is missing, not wrong, since engines of
 * many versions speak it and Podman has its own idea of some fields.
 * Docker Engine API: ContainerInspectResponse, ImageInspect, ContainerSummary
 */
import {
  array,
  boolean,
  type GenericSchema,
  nullish,
  number,
  object,
  optional,
  record,
  string,
  unknown,
} from 'valibot'

type Maybe<T> = T | null | undefined

export interface VersionAnswer {
  readonly Version: string
  readonly Components?: Maybe<readonly { readonly Name: string }[]>
}

export interface SummaryAnswer {
  readonly Id: string
  readonly Names?: Maybe<readonly string[]>
  readonly Image: string
  readonly State: string
}

export interface ContainerAnswer {
  readonly Id: string
  readonly Name: string
  readonly Created?: Maybe<string>
  /** The id of its image. */
  readonly Image?: Maybe<string>
  readonly RestartCount?: Maybe<number>
  readonly State: {
    readonly Status?: Maybe<string>
    readonly Pid?: Maybe<number>
    readonly ExitCode?: Maybe<number>
    readonly OOMKilled?: Maybe<boolean>
    readonly Error?: Maybe<string>
    readonly StartedAt?: Maybe<string>
    readonly FinishedAt?: Maybe<string>
    readonly Health?: Maybe<{
      readonly Status?: Maybe<string>
      readonly FailingStreak?: Maybe<number>
    }>
  }
  readonly Config: ProgramAnswer & {
    readonly Image?: Maybe<string>
    readonly Tty?: Maybe<boolean>
    readonly Labels?: Maybe<Readonly<Record<string, string>>>
    /** Seconds. */
    readonly StopTimeout?: Maybe<number>
  }
  readonly HostConfig: {
    readonly AutoRemove?: Maybe<boolean>
    readonly Init?: Maybe<boolean>
    readonly PidMode?: Maybe<string>
    readonly Memory?: Maybe<number>
    readonly ReadonlyRootfs?: Maybe<boolean>
    readonly Runtime?: Maybe<string>
    readonly RestartPolicy?: Maybe<{
      readonly Name?: Maybe<string>
      readonly MaximumRetryCount?: Maybe<number>
    }>
  }
}

/** What is started and how, in an image and in a container alike. */
export interface ProgramAnswer {
  /** A list; Podman 4 has a single string here. */
  readonly Entrypoint?: unknown
  readonly Cmd?: Maybe<readonly string[]>
  /** A name or a number as a string; Podman 4 has a number. */
  readonly StopSignal?: unknown
  readonly User?: Maybe<string>
  readonly WorkingDir?: Maybe<string>
  readonly Env?: Maybe<readonly string[]>
  readonly Healthcheck?: Maybe<{ readonly Test?: Maybe<readonly string[]> }>
}

export interface ImageAnswer {
  readonly Id: string
  readonly Config?: Maybe<ProgramAnswer>
}

export interface TopAnswer {
  readonly Titles: readonly string[]
  readonly Processes?: Maybe<readonly (readonly string[])[]>
}

const text = nullish(string())
const count = nullish(number())
const flag = nullish(boolean())
const words = nullish(array(string()))

export const versionAnswer: GenericSchema<unknown, VersionAnswer> = object({
  Version: string(),
  Components: nullish(array(object({ Name: string() }))),
})

export const summaryAnswer: GenericSchema<unknown, readonly SummaryAnswer[]> = array(
  object({
    Id: string(),
    Names: words,
    Image: optional(string(), ''),
    State: optional(string(), ''),
  }),
)

const program = {
  Entrypoint: nullish(unknown()),
  Cmd: words,
  StopSignal: nullish(unknown()),
  User: text,
  WorkingDir: text,
  Env: words,
  Healthcheck: nullish(object({ Test: words })),
}

export const containerAnswer: GenericSchema<unknown, ContainerAnswer> = object({
  Id: string(),
  Name: optional(string(), ''),
  Created: text,
  Image: text,
  RestartCount: count,
  State: object({
    Status: text,
    Pid: count,
    ExitCode: count,
    OOMKilled: flag,
    Error: text,
    StartedAt: text,
    FinishedAt: text,
    Health: nullish(object({ Status: text, FailingStreak: count })),
  }),
  Config: object({
    ...program,
    Image: text,
    Tty: flag,
    Labels: nullish(record(string(), string())),
    StopTimeout: count,
  }),
  HostConfig: object({
    AutoRemove: flag,
    Init: flag,
    PidMode: text,
    Memory: count,
    ReadonlyRootfs: flag,
    Runtime: text,
    RestartPolicy: nullish(object({ Name: text, MaximumRetryCount: count })),
  }),
})

export const imageAnswer: GenericSchema<unknown, ImageAnswer> = object({
  Id: string(),
  Config: nullish(object(program)),
})

export const topAnswer: GenericSchema<unknown, TopAnswer> = object({
  Titles: array(string()),
  Processes: nullish(array(array(string()))),
})
