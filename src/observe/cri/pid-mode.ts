/**
 * Whose PID namespace a container lives in. What the OCI runtime was told is what holds; whose namespace was joined, the pod's or
 * that of one container (`kubectl debug --target`), is said by what the kubelet asked for.
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
  const asked = config?.linux?.security_context?.namespace_options
  const target = asked?.pid === NamespaceMode.TARGET ? asked.target_id : undefined
  const namespaces = runtimeSpec?.linux?.namespaces
  if (namespaces === undefined) return modeOfPod(podMode)
  const from = 'info.runtimeSpec.linux.namespaces'
  const own = namespaces.find(({ type }) => type === 'pid')
  if (own === undefined) return known({ kind: 'host' }, from)
  if (!own.path) return known({ kind: 'private' }, from)
  return known(target === undefined ? { kind: 'pod' } : { kind: 'container', of: target }, from)
}

function modeOfPod(mode: NamespaceMode | undefined): Fact<PidMode> {
  const from = 'pod linux.namespaces.options.pid'
  switch (mode) {
    case NamespaceMode.POD:
      return known({ kind: 'pod' }, from)
    case NamespaceMode.CONTAINER:
      return known({ kind: 'private' }, from)
    case NamespaceMode.NODE:
      return known({ kind: 'host' }, from)
    // A pod joins nobody.
    case NamespaceMode.TARGET:
    case undefined:
      return unknown('absent', from)
  }
}
