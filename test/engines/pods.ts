/** Pods on the containerd of the tests, each with one container, made through our own client and removed when done. */
import { create } from '@bufbuild/protobuf'
import { type CriConnection, connectCri } from '../../src/observe/cri/connection.ts'
import {
  type ContainerStatus,
  NamespaceMode,
  PodSandboxConfigSchema,
} from '../../src/observe/cri/generated/api_pb.ts'
import { baseImage, socketOf } from './engines.ts'

export interface Pod {
  readonly name: string
  readonly command: readonly string[]
  /** Whose PID namespace the container has; its own where nothing is said. */
  readonly pid?: 'pod' | 'node'
  readonly memoryLimit?: number
  /** Seconds, as the kubelet would write it. */
  readonly grace?: number
}

export class Pods {
  readonly connection: CriConnection = connectCri(`unix://${socketOf('containerd')}`)
  readonly #sandboxes: string[] = []

  /** Runs it, and returns the id of its container. */
  async run({ name, command, pid, memoryLimit, grace }: Pod): Promise<string> {
    const { runtime } = this.connection
    const modes = { pod: NamespaceMode.POD, node: NamespaceMode.NODE }
    const namespaceOptions = {
      network: NamespaceMode.NODE,
      pid: pid === undefined ? NamespaceMode.CONTAINER : modes[pid],
      ipc: NamespaceMode.POD,
    }
    const securityContext = { namespaceOptions }
    const uid = `${process.pid}-${name}`
    const sandboxConfig = create(PodSandboxConfigSchema, {
      metadata: { name, uid, namespace: 'sigwhy-test', attempt: 0 },
      linux: { securityContext },
    })
    const { podSandboxId } = await runtime.runPodSandbox({ config: sandboxConfig })
    this.#sandboxes.push(podSandboxId)
    const { containerId } = await runtime.createContainer({
      podSandboxId,
      sandboxConfig,
      config: {
        metadata: { name, attempt: 0 },
        image: { image: `docker.io/${baseImage}` },
        command: [...command],
        labels: {
          'io.kubernetes.pod.name': name,
          'io.kubernetes.pod.namespace': 'sigwhy-test',
          'io.kubernetes.pod.uid': uid,
        },
        ...(grace !== undefined && {
          annotations: { 'io.kubernetes.pod.terminationGracePeriod': String(grace) },
        }),
        linux: {
          securityContext,
          ...(memoryLimit !== undefined && {
            resources: { memoryLimitInBytes: BigInt(memoryLimit) },
          }),
        },
      },
    })
    await runtime.startContainer({ containerId })
    return containerId
  }

  /** Stops it as the kubelet does, and returns what became of it. */
  async stop(containerId: string, seconds: number): Promise<ContainerStatus> {
    await this.connection.runtime.stopContainer({ containerId, timeout: BigInt(seconds) })
    return this.status(containerId)
  }

  async status(containerId: string): Promise<ContainerStatus> {
    const { status } = await this.connection.runtime.containerStatus({ containerId })
    if (status === undefined) throw new Error(`no status of ${containerId}`)
    return status
  }

  async removeAll(): Promise<void> {
    const { runtime } = this.connection
    await Promise.all(
      this.#sandboxes.splice(0).map(async (podSandboxId) => {
        await runtime.stopPodSandbox({ podSandboxId })
        await runtime.removePodSandbox({ podSandboxId })
      }),
    )
  }
}
