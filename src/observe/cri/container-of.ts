/**
 * A container, from what a runtime answers over CRI. CRI knows nothing of restart policies, health checks and stop timeouts:
 * those are the kubelet's, which leaves some of them in annotations.
 * kubernetes: pkg/kubelet/kuberuntime/labels.go; containerd: pkg/cri/server/container_stop.go (the image's STOPSIGNAL)
 */
import { nameOf, parseSignal, signalTable } from '../../kernel/index.ts'
import type {
  Container,
  ContainerState,
  PidMode,
  PodPlace,
  StopFacts,
} from '../container/container.ts'
import { type Fact, known, unknown } from '../fact.ts'
import {
  type ContainerStatus,
  ContainerState as CriState,
  NamespaceMode,
  type NamespaceOption,
} from './generated/api_pb.ts'
import type { ContainerInfo, ImageInfo } from './info.ts'
import { signalOfCri } from './signal-names.ts'

export interface CriAnswer {
  readonly status: ContainerStatus
  readonly info: ContainerInfo
  readonly image: ImageInfo | undefined
  readonly pidOptions: NamespaceOption | undefined
}

/** What CRI has no word for. */
const noWord = unknown('not-asked', 'CRI')

export function containerOfCri({ status, info, image, pidOptions }: CriAnswer): Container {
  const isRunning = status.state === CriState.CONTAINER_RUNNING
  const isOver = status.state === CriState.CONTAINER_EXITED
  const program = info.runtimeSpec?.process
  return {
    engine: 'cri',
    id: status.id,
    name: status.metadata?.name ?? '',
    image: fact(status.image?.image, 'image'),
    imageId: fact(status.imageRef, 'imageRef'),
    state: stateOfCri(status.state),
    pid: isRunning && info.pid ? known(info.pid, 'info.pid') : unknown('absent', 'info.pid'),
    createdAt: timeOf(status.createdAt, 'createdAt'),
    startedAt: timeOf(status.startedAt, 'startedAt'),
    finishedAt: timeOf(status.finishedAt, 'finishedAt'),
    exitCode: isOver ? known(status.exitCode, 'exitCode') : unknown('absent', 'exitCode'),
    oomKilled: isOver
      ? known(status.reason === 'OOMKilled', 'reason')
      : unknown('absent', 'reason'),
    error: known(status.message, 'message'),
    restartCount: restartsOf(status),
    restartPolicy: noWord,
    isRemovedAtEnd: noWord,
    stop: stopOf(status, image),
    hasEngineInit: known(false, 'CRI'),
    pidMode: pidModeOf(pidOptions),
    entrypoint: known([], 'info.runtimeSpec.process.args'),
    command: fact(program?.args, 'info.runtimeSpec.process.args'),
    workingDirectory: fact(program?.cwd, 'info.runtimeSpec.process.cwd'),
    user: fact(program?.user?.uid?.toString(), 'info.runtimeSpec.process.user'),
    environment: fact(program?.env, 'info.runtimeSpec.process.env'),
    hasTerminal: known(program?.terminal ?? false, 'info.runtimeSpec.process.terminal'),
    health: noWord,
    memoryLimit: memoryOf(status),
    isRootReadOnly: known(info.runtimeSpec?.root?.readonly ?? false, 'info.runtimeSpec.root'),
    runtime: fact(info.runtimeType, 'info.runtimeType'),
    labels: known(status.labels, 'labels'),
    pod: podOf(status),
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

function fact<T>(value: T | null | undefined, from: string): Fact<T> {
  return value === undefined || value === null ? unknown('absent', from) : known(value, from)
}

/** Nanoseconds since 1970; 0, or what Go writes for no time at all, is never. */
function timeOf(nanoseconds: bigint, from: string): Fact<number> {
  return nanoseconds > 0n ? known(Number(nanoseconds / 1_000_000n), from) : unknown('absent', from)
}

/** CRI's own field where the runtime fills it, else the image's STOPSIGNAL, else what every runtime sends then. */
function stopOf(
  { stopSignal, annotations }: ContainerStatus,
  image: ImageInfo | undefined,
): StopFacts {
  const own = signalOfCri(stopSignal, 'stopSignal')
  const ofImage = image?.imageSpec?.config?.StopSignal || undefined
  const table = signalTable('generic')
  const timeout = graceOf(annotations)
  if (own.known) {
    const spelling = known(nameOf(table, own.value) ?? String(own.value), 'stopSignal')
    return { signal: own, spelling, chosenBy: known('container', 'stopSignal'), timeout }
  }
  const from = 'image info.imageSpec.config.StopSignal'
  if (ofImage !== undefined) {
    const parsed = parseSignal(ofImage, table)
    const signal = parsed.ok
      ? known(parsed.signal, from)
      : unknown('malformed', `${from}: ${ofImage}`)
    return { signal, spelling: known(ofImage, from), chosenBy: known('image', from), timeout }
  }
  if (image === undefined) {
    const missing = unknown('absent', from)
    return { signal: missing, spelling: missing, chosenBy: missing, timeout }
  }
  const spelling = known('SIGTERM', from)
  return { signal: known(15, from), spelling, chosenBy: known('engine', from), timeout }
}

/** The kubelet's grace period, in seconds; it is the one that stops pods. */
function graceOf(annotations: Readonly<Record<string, string>>): Fact<number> {
  const key = 'io.kubernetes.pod.terminationGracePeriod'
  const seconds = Number(annotations[key] ?? Number.NaN)
  return Number.isNaN(seconds) ? unknown('absent', `annotation ${key}`) : known(seconds * 1000, key)
}

function restartsOf({ annotations, metadata }: ContainerStatus): Fact<number> {
  const key = 'io.kubernetes.container.restartCount'
  const written = Number(annotations[key] ?? Number.NaN)
  if (!Number.isNaN(written)) return known(written, `annotation ${key}`)
  return fact(metadata?.attempt, 'metadata.attempt')
}

function pidModeOf(options: NamespaceOption | undefined): Fact<PidMode> {
  const from = 'linux.namespaces.options.pid'
  if (options === undefined) return unknown('absent', from)
  switch (options.pid) {
    case NamespaceMode.POD:
      return known({ kind: 'pod' }, from)
    case NamespaceMode.CONTAINER:
      return known({ kind: 'private' }, from)
    case NamespaceMode.NODE:
      return known({ kind: 'host' }, from)
    case NamespaceMode.TARGET:
      return known({ kind: 'container', of: options.targetId }, from)
  }
}

function memoryOf({ resources }: ContainerStatus): Fact<number> {
  const limit = resources?.linux?.memoryLimitInBytes
  return limit === undefined ? unknown('absent', 'resources') : known(Number(limit), 'resources')
}

function podOf({ labels }: ContainerStatus): Fact<PodPlace> {
  const name = labels['io.kubernetes.pod.name']
  const namespace = labels['io.kubernetes.pod.namespace']
  const uid = labels['io.kubernetes.pod.uid']
  if (name === undefined || namespace === undefined || uid === undefined) {
    return unknown('absent', 'label io.kubernetes.pod.name')
  }
  return known({ name, namespace, uid }, 'labels')
}
