/**
 * What a runtime tells beyond CRI's own messages when it is asked verbosely: JSON of its own making. containerd and CRI-O both
 * have the pid and the OCI runtime's specification in it.
 * containerd: pkg/cri/server/container_status.go ContainerInfo; cri-o: server/container_status.go; OCI runtime-spec config.md
 */
import { array, boolean, type GenericSchema, nullish, number, object, parse, string } from 'valibot'

type Maybe<T> = T | null | undefined

export interface ContainerInfo {
  readonly pid?: Maybe<number>
  readonly sandboxID?: Maybe<string>
  readonly runtimeType?: Maybe<string>
  readonly runtimeSpec?: Maybe<{
    readonly process?: Maybe<{
      readonly args?: Maybe<readonly string[]>
      readonly env?: Maybe<readonly string[]>
      readonly cwd?: Maybe<string>
      readonly terminal?: Maybe<boolean>
      readonly user?: Maybe<{ readonly uid?: Maybe<number> }>
    }>
    readonly root?: Maybe<{ readonly readonly?: Maybe<boolean> }>
    readonly linux?: Maybe<{
      readonly namespaces?: Maybe<
        readonly { readonly type: string; readonly path?: Maybe<string> }[]
      >
    }>
  }>
}

export interface ImageInfo {
  readonly imageSpec?: Maybe<{
    readonly config?: Maybe<{
      readonly Entrypoint?: Maybe<readonly string[]>
      readonly Cmd?: Maybe<readonly string[]>
      readonly StopSignal?: Maybe<string>
    }>
  }>
}

const text = nullish(string())
const words = nullish(array(string()))

const containerInfo: GenericSchema<unknown, ContainerInfo> = object({
  pid: nullish(number()),
  sandboxID: text,
  runtimeType: text,
  runtimeSpec: nullish(
    object({
      process: nullish(
        object({
          args: words,
          env: words,
          cwd: text,
          terminal: nullish(boolean()),
          user: nullish(object({ uid: nullish(number()) })),
        }),
      ),
      root: nullish(object({ readonly: nullish(boolean()) })),
      linux: nullish(
        object({ namespaces: nullish(array(object({ type: string(), path: text }))) }),
      ),
    }),
  ),
})

const imageInfo: GenericSchema<unknown, ImageInfo> = object({
  imageSpec: nullish(
    object({ config: nullish(object({ Entrypoint: words, Cmd: words, StopSignal: text })) }),
  ),
})

/** Nothing, where the runtime tells nothing or something else. */
export function containerInfoIn(info: Readonly<Record<string, string>>): ContainerInfo {
  return read(info, containerInfo) ?? {}
}

export function imageInfoIn(info: Readonly<Record<string, string>>): ImageInfo {
  return read(info, imageInfo) ?? {}
}

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
