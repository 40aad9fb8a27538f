/**
 * A container, from what a runtime answers over CRI. CRI knows nothing of restart policies, health checks and stop timeouts:
 * those are the kubelet's, which leaves some of them in annotations.
 * kubernetes: pkg/kubelet/kuberuntime/labels.go
 */
import type { Container, ContainerState, PodPlace } from '../container/container.ts'
import { type Fact, known, unknown } from '../fact.ts'
import { count } from './count.ts'
import { type ContainerStatus, ContainerState as CriState } from './generated/api_pb.ts'
import type { ContainerInfo, ImageInfo } from './info.ts'
import { lastRunOf } from './last-run.ts'
import { pidModeOf } from './pid-mode.ts'
import type { PodFacts } from './pod-facts.ts'
import { startedProgram } from './started-program.ts'
import { stopFactsOf } from './stop-facts.ts'

export interface CriAnswer {
  readonly status: ContainerStatus
  readonly info: ContainerInfo
  readonly image: ImageInfo | undefined
  readonly pod: PodFacts | undefined
}

/** What CRI has no word for. */
const noWord = unknown('not-asked', 'CRI')

export function containerOfCri({ status, info, image, pod }: CriAnswer): Container {
  const isRunning = status.state === CriState.CONTAINER_RUNNING
  const program = info.runtimeSpec?.process
  const ofProgram = 'info.runtimeSpec.process'
  return {
    engine: 'cri',
    id: status.id,
    name: status.metadata?.name ?? '',
    image: fact(status.image?.userSpecifiedImage || status.image?.image || undefined, 'image'),
    imageId: fact(status.imageId || status.imageRef || undefined, 'imageRef'),
    state: stateOfCri(status.state),
    pid: isRunning ? fact(info.pid || undefined, 'info.pid') : unknown('absent', 'info.pid'),
    createdAt: timeOf(status.createdAt, 'createdAt'),
    startedAt: timeOf(status.startedAt, 'startedAt'),
    finishedAt: timeOf(status.finishedAt, 'finishedAt'),
    ...lastRunOf(status),
    error: known(status.message, 'message'),
    restartCount: restartsOf(status),
    restartPolicy: noWord,
    isRemovedAtEnd: noWord,
    stop: stopFactsOf(status, info, image),
    // No runtime has one to put there.
    hasEngineInit: known(false, 'CRI'),
    pidMode: pidModeOf(info, pod?.pidMode),
    ...startedProgram(info, image),
    workingDirectory: fact(program?.cwd, `${ofProgram}.cwd`),
    user: fact(program?.user?.uid?.toString(), `${ofProgram}.user.uid`),
    environment: fact(program?.env, `${ofProgram}.env`),
    hasTerminal: fact(program && (program.terminal ?? false), `${ofProgram}.terminal`),
    health: noWord,
    memoryLimit: memoryLimitOf(status, info),
    isRootReadOnly: fact(
      info.runtimeSpec && (info.runtimeSpec.root?.readonly ?? false),
      'info.runtimeSpec.root.readonly',
    ),
    runtime: runtimeOf(info, pod),
    labels: known(status.labels, 'labels'),
    pod: podPlaceOf(status),
  }
}

export function stateOfCri(state: CriState): Fact<ContainerState> {
  switch (state) {
    case CriState.CONTAINER_CREATED:
      return known('created', 'state')
    case CriState.CONTAINER_RUNNING:
      return known('running', 'state')
    case CriState.CONTAINER_EXITED:
      return known('exited', 'state')
    case CriState.CONTAINER_UNKNOWN:
      return unknown('malformed', 'state')
  }
}

function fact<T>(value: T | undefined, from: string): Fact<T> {
  return value === undefined ? unknown('absent', from) : known(value, from)
}

/** Nanoseconds since 1970; 0, or what Go writes for no time at all, is never. */
function timeOf(nanoseconds: bigint, from: string): Fact<number> {
  return nanoseconds > 0n ? known(Number(nanoseconds / 1_000_000n), from) : unknown('absent', from)
}

/** The kubelet counts; the runtime knows which attempt this is. */
function restartsOf({ annotations, metadata }: ContainerStatus): Fact<number> {
  const key = 'io.kubernetes.container.restartCount'
  const written = count(annotations[key], `annotation ${key}`)
  return written.known ? written : fact(metadata?.attempt, 'metadata.attempt')
}

/** CRI tells it since v1.25; the OCI runtime was told in any case. */
function memoryLimitOf(
  { resources }: ContainerStatus,
  { runtimeSpec }: ContainerInfo,
): Fact<number> {
  const told = resources?.linux?.memoryLimitInBytes
  if (told !== undefined) return known(Number(told), 'resources.linux.memoryLimitInBytes')
  const limit = runtimeSpec?.linux && (runtimeSpec.linux.resources?.memory?.limit ?? 0)
  return fact(limit, 'info.runtimeSpec.linux.resources.memory.limit')
}

/** containerd names the shim, such as `io.containerd.runc.v2`, and the program where it is another; others the pod's handler. */
function runtimeOf(
  { runtimeType, runtimeOptions }: ContainerInfo,
  pod: PodFacts | undefined,
): Fact<string> {
  const program = runtimeOptions?.BinaryName || runtimeOptions?.binary_name
  if (program) return known(program.slice(program.lastIndexOf('/') + 1), 'info.runtimeOptions')
  if (!runtimeType) return fact(pod?.runtimeHandler || undefined, 'pod runtimeHandler')
  const shim = /^io\.containerd\.(?<name>[^.]+)\.v\d+$/.exec(runtimeType)?.groups?.['name']
  return known(shim ?? runtimeType, 'info.runtimeType')
}

function podPlaceOf({ labels }: ContainerStatus): Fact<PodPlace> {
  const name = labels['io.kubernetes.pod.name']
  const namespace = labels['io.kubernetes.pod.namespace']
  const uid = labels['io.kubernetes.pod.uid']
  if (name === undefined || namespace === undefined || uid === undefined) {
    return unknown('absent', 'label io.kubernetes.pod.name')
  }
  return known({ name, namespace, uid }, 'labels')
}
