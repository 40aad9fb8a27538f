/**
 * What a runtime tells beyond CRI's own messages when it is asked verbosely: JSON of its own making. containerd tells most; CRI-O
 * has no configuration and no runtime in it, cri-dockerd only the pid and the sandbox. A field that is not there, or not what
 * it should be, is left out without the others.
 * containerd: pkg/cri/server/container_status.go ContainerInfo; cri-o: server/container_status.go containerInfo;
 * cri-dockerd: core/convert.go verboseContainerInfo; OCI runtime-spec config.md; OCI image-spec config.md
 */
import {
  array,
  boolean,
  fallback,
  type GenericSchema,
  number,
  object,
  optional,
  parse,
  string,
} from 'valibot'

type Maybe<T> = T | undefined

export interface ContainerInfo {
  readonly pid: Maybe<number>
  readonly sandboxID: Maybe<string>
  /** Such as `io.containerd.runc.v2`. */
  readonly runtimeType: Maybe<string>
  readonly runtimeOptions: Maybe<{
    readonly binary_name: Maybe<string>
    readonly BinaryName: Maybe<string>
  }>
  /** The ContainerConfig that it was made from. */
  readonly config: Maybe<ContainerConfigInfo>
  readonly runtimeSpec: Maybe<RuntimeSpec>
}

export interface ContainerConfigInfo {
  /** In place of the image's ENTRYPOINT. */
  readonly command: Maybe<readonly string[]>
  /** In place of the image's CMD. */
  readonly args: Maybe<readonly string[]>
  /** The number that CRI gives to it, which is not that of Linux. */
  readonly stop_signal: Maybe<number>
  readonly linux: Maybe<{
    readonly security_context: Maybe<{
      readonly namespace_options: Maybe<{
        readonly pid: Maybe<number>
        readonly target_id: Maybe<string>
      }>
    }>
  }>
}

export interface RuntimeSpec {
  readonly process: Maybe<{
    readonly args: Maybe<readonly string[]>
    readonly env: Maybe<readonly string[]>
    readonly cwd: Maybe<string>
    readonly terminal: Maybe<boolean>
    readonly user: Maybe<{ readonly uid: Maybe<number> }>
  }>
  readonly root: Maybe<{ readonly readonly: Maybe<boolean> }>
  readonly linux: Maybe<{
    readonly namespaces: Maybe<
      readonly { readonly type: Maybe<string>; readonly path: Maybe<string> }[]
    >
    readonly resources: Maybe<{
      readonly memory: Maybe<{ readonly limit: Maybe<number> }>
    }>
  }>
}

export interface ImageInfo {
  readonly Entrypoint: Maybe<readonly string[]>
  readonly Cmd: Maybe<readonly string[]>
  readonly StopSignal: Maybe<string>
}

function maybe<T>(schema: GenericSchema<unknown, T>): GenericSchema<unknown, Maybe<T>> {
  return fallback(optional(schema), undefined)
}

const text = maybe(string())
const count = maybe(number())
const words = maybe(array(string()))

const containerConfig: GenericSchema<unknown, ContainerConfigInfo> = object({
  command: words,
  args: words,
  stop_signal: count,
  linux: maybe(
    object({
      security_context: maybe(
        object({ namespace_options: maybe(object({ pid: count, target_id: text })) }),
      ),
    }),
  ),
})

const runtimeSpec: GenericSchema<unknown, RuntimeSpec> = object({
  process: maybe(
    object({
      args: words,
      env: words,
      cwd: text,
      terminal: maybe(boolean()),
      user: maybe(object({ uid: count })),
    }),
  ),
  root: maybe(object({ readonly: maybe(boolean()) })),
  linux: maybe(
    object({
      namespaces: maybe(array(object({ type: text, path: text }))),
      resources: maybe(object({ memory: maybe(object({ limit: count })) })),
    }),
  ),
})

const containerInfo: GenericSchema<unknown, ContainerInfo> = object({
  pid: count,
  sandboxID: text,
  runtimeType: text,
  runtimeOptions: maybe(object({ binary_name: text, BinaryName: text })),
  config: maybe(containerConfig),
  runtimeSpec: maybe(runtimeSpec),
})

const imageInfo = object({
  imageSpec: object({
    config: optional(object({ Entrypoint: words, Cmd: words, StopSignal: text })),
  }),
})

/** Nothing is in it where the runtime tells nothing. */
export function containerInfoIn(info: Readonly<Record<string, string>>): ContainerInfo {
  return read(info, containerInfo) ?? parse(containerInfo, {})
}

/** Nothing, where the runtime does not tell what the image says; an image may say nothing of these. */
export function imageInfoIn(info: Readonly<Record<string, string>>): ImageInfo | undefined {
  const image = read(info, imageInfo)
  return image && (image.imageSpec.config ?? none)
}

const none: ImageInfo = { Entrypoint: undefined, Cmd: undefined, StopSignal: undefined }

function read<T>(
  info: Readonly<Record<string, string>>,
  schema: GenericSchema<unknown, T>,
): T | undefined {
  try {
    return parse(schema, JSON.parse(info['info'] ?? ''))
  } catch {
    return undefined
  }
}
