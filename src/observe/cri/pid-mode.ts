/**
 * Whose PID namespace a container lives in. What the OCI runtime was told is what holds; whose namespace was joined, the pod's, the
 * node's or that of one container (`kubectl debug --target`), is said by what the kubelet asked for.
 * OCI runtime-spec config-linux.md "Namespaces"; CRI v1 NamespaceOption; kubelet: kuberuntime/util/util.go PidNamespaceForPod()
 */
import type { PidMode } from '../container/container.ts'
import { type Fact, known, unknown } from '../fact.ts'
import { NamespaceMode } from './generated/api_pb.ts'
import type { ContainerInfo } from './info.ts'

/** `podMode` is what the pod was made with, where the runtime tells. */
export function pidModeOf(
  { config, runtimeSpec }: Pick<ContainerInfo, 'config' | 'runtimeSpec'>,
  podMode: NamespaceMode | undefined,
): Fact<PidMode> {
  const namespaces = runtimeSpec?.linux?.namespaces
  const own = namespaces?.find(({ type }) => type === 'pid')
  const from = 'info.runtimeSpec.linux.namespaces'
  if (namespaces !== undefined && own === undefined) return known({ kind: 'host' }, from)
  if (own !== undefined && !own.path) return known({ kind: 'private' }, from)
  if (config === undefined) return modeOf(podMode, 'pod linux.namespaces.options.pid')
  const { pid, target_id } = config.linux?.security_context?.namespace_options ?? {}
  // What holds the pod lives on the node then, and is joined there. The mode that is 0 is not written.
  return modeOf(pid ?? NamespaceMode.POD, 'info.config namespace_options.pid', target_id)
}

function modeOf(mode: number | undefined, from: string, target?: string): Fact<PidMode> {
  switch (mode) {
    case NamespaceMode.POD:
      return known({ kind: 'pod' }, from)
    case NamespaceMode.CONTAINER:
      return known({ kind: 'private' }, from)
    case NamespaceMode.NODE:
      return known({ kind: 'host' }, from)
    case NamespaceMode.TARGET:
      return target ? known({ kind: 'container', of: target }, from) : unknown('absent', from)
    case undefined:
      return unknown('absent', from)
  }
  return unknown('malformed', `${from}: ${mode}`)
}
