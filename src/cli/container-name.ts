/**
 * Which words of a command line may name a container: `docker:web`, `podman:web`, `cri:3f2a`, or a bare name, which is asked of
 * every engine that answers.
 * Docker's names: daemon/names/names.go RestrictedNameChars `[a-zA-Z0-9][a-zA-Z0-9_.-]`
 */
import type { EngineName } from '../observe/container/container.ts'

export interface ContainerName {
  /** Left out: any that answers. */
  readonly engine?: EngineName
  /** A name, an id, or the beginning of an id. */
  readonly reference: string
}

/** The container that is meant, unless the word can be none. Digits alone are a process. */
export function containerNameIn(text: string): ContainerName | undefined {
  const { engine, reference } = pattern.exec(text)?.groups ?? {}
  if (reference === undefined) return undefined
  if (engine === undefined && /^\d+$/.test(reference)) return undefined
  return engine === undefined ? { reference } : { engine: engine as EngineName, reference }
}

const pattern = /^(?:(?<engine>docker|podman|cri):)?(?<reference>[a-zA-Z0-9][a-zA-Z0-9_.-]*)$/
