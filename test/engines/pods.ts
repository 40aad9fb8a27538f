/** Pods on the containerd of the tests, each with one container, made through our own client and removed when done. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from '@bufbuild/protobuf'
import { type CriConnection, connectCri } from '../../src/observe/cri/connection.ts'
import {
  type ContainerStatus,
  NamespaceMode,
  type PodSandboxConfig,
  PodSandboxConfigSchema,
} from '../../src/observe/cri/generated/api_pb.ts'
import { baseImage, socketOf } from './engines.ts'

export interface Pod {
  readonly name: string
  /** In place of the image's ENTRYPOINT. */
  readonly command?: readonly string[]
  /** In place of the image's CMD. */
  readonly args?: readonly string[]
  readonly image?: string
  /** Whose PID namespace the container has; its own where nothing is said. */
  readonly pid?: 'pod' | 'node'
  readonly memoryLimit?: number
  /** Seconds, as the kubelet would write it. */
  readonly grace?: number
  readonly annotations?: Readonly<Record<string, string>>
  readonly isRootReadOnly?: boolean
  /** For servers, which want ports for themselves. */
  readonly hasOwnNetwork?: boolean
  /** A name of the runtimes in containerd's configuration. */
  readonly runtimeHandler?: string
}

interface Made {
  readonly sandbox: string
  readonly config: PodSandboxConfig
}

export class Pods {
  readonly connection: CriConnection = connectCri(socketOf('containerd'))
  readonly #logs = mkdtempSync(join(tmpdir(), 'sigwhy-pods-'))
  readonly #made = new Map<string, Made>()
  readonly #sandboxes = new Map<string, Made>()

  /** Runs it, and returns the id of its container. */
  async run(pod: Pod): Promise<string> {
    const containerId = await this.make(pod)
    await this.connection.runtime.startContainer({ containerId })
    return containerId
  }

  /** The same without starting it. */
  async make(pod: Pod): Promise<string> {
    const modes = { pod: NamespaceMode.POD, node: NamespaceMode.NODE }
    const mode = pod.pid === undefined ? NamespaceMode.CONTAINER : modes[pod.pid]
    const { name, runtimeHandler = '', hasOwnNetwork = false } = pod
    const namespaceOptions = namespaces(mode, hasOwnNetwork)
    const config = create(PodSandboxConfigSchema, {
      metadata: { name, uid: `${process.pid}-${name}`, namespace: 'sigwhy-test', attempt: 0 },
      logDirectory: this.#logs,
      linux: { securityContext: { namespaceOptions } },
    })
    const { podSandboxId } = await this.connection.runtime.runPodSandbox({ config, runtimeHandler })
    const made = { sandbox: podSandboxId, config }
    this.#sandboxes.set(podSandboxId, made)
    return this.#container(pod, made, namespaceOptions)
  }

  /** One more in the pod of a container that lives in the namespace of that container, as `kubectl debug --target` makes it. */
  async debug(container: string, pod: Pod): Promise<string> {
    const made = this.#made.get(container)
    if (made === undefined) throw new Error(`not made here: ${container}`)
    const target = { ...namespaces(NamespaceMode.TARGET), targetId: container }
    const containerId = await this.#container(pod, made, target)
    await this.connection.runtime.startContainer({ containerId })
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

  /** Waits until it has ended, whatever ended it. */
  async ended(containerId: string): Promise<ContainerStatus> {
    return eventually(async () => {
      const status = await this.status(containerId)
      return status.finishedAt > 0n ? status : undefined
    })
  }

  /** Waits until it has written this. */
  async hasWritten(name: string, pattern: RegExp): Promise<void> {
    await eventually(async () => pattern.test(this.output(name)) || undefined)
  }

  /** What the container of that name has written; each line of the log begins with the time, the stream and F or P. */
  output(name: string): string {
    const log = readFileSync(join(this.#logs, name), 'utf8')
    return log.replace(/^\S+ std(out|err) [FP] /gm, '')
  }

  sandboxOf(container: string): string {
    return this.#made.get(container)?.sandbox ?? ''
  }

  async removeAll(): Promise<void> {
    const { runtime } = this.connection
    await Promise.all(
      [...this.#sandboxes.keys()].map(async (podSandboxId) => {
        await runtime.stopPodSandbox({ podSandboxId })
        await runtime.removePodSandbox({ podSandboxId })
      }),
    )
    this.#sandboxes.clear()
    rmSync(this.#logs, { recursive: true, force: true })
    this.connection.close()
  }

  async #container(
    { name, command = [], args = [], image = baseImage, memoryLimit, ...pod }: Pod,
    made: Made,
    namespaceOptions: ReturnType<typeof namespaces>,
  ): Promise<string> {
    const { grace, annotations, isRootReadOnly = false } = pod
    const graceKey = 'io.kubernetes.pod.terminationGracePeriod'
    const { containerId } = await this.connection.runtime.createContainer({
      podSandboxId: made.sandbox,
      sandboxConfig: made.config,
      config: {
        metadata: { name, attempt: 0 },
        image: { image: `docker.io/${image}` },
        command: [...command],
        args: [...args],
        logPath: name,
        labels: {
          'io.kubernetes.pod.name': made.config.metadata?.name ?? '',
          'io.kubernetes.pod.namespace': 'sigwhy-test',
          'io.kubernetes.pod.uid': made.config.metadata?.uid ?? '',
        },
        annotations: { ...annotations, ...(grace !== undefined && { [graceKey]: String(grace) }) },
        linux: {
          securityContext: { namespaceOptions, readonlyRootfs: isRootReadOnly },
          ...(memoryLimit !== undefined && {
            resources: { memoryLimitInBytes: BigInt(memoryLimit) },
          }),
        },
      },
    })
    this.#made.set(containerId, made)
    return containerId
  }
}

function namespaces(pid: NamespaceMode, hasOwnNetwork = false) {
  const network = hasOwnNetwork ? NamespaceMode.POD : NamespaceMode.NODE
  return { network, pid, ipc: NamespaceMode.POD }
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const seen = await look()
    if (seen !== undefined) return seen
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it has not come in 20 seconds')
}
