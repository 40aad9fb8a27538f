/** What a pod says that its containers do not.  CRI v1 PodSandboxStatus */
import type { NamespaceMode, PodSandboxStatus } from './generated/api_pb.ts'

export interface PodFacts {
  /** Missing where the runtime does not tell. */
  readonly pidMode?: NamespaceMode
  /** Empty for the runtime's default. */
  readonly runtimeHandler: string
}

export function podFactsOf({ linux, runtimeHandler }: PodSandboxStatus): PodFacts {
  const pidMode = linux?.namespaces?.options?.pid
  return { runtimeHandler, ...(pidMode !== undefined && { pidMode }) }
}
