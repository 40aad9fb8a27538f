/**
 * Which container a process is in, as the names of its control groups tell: every engine names one after the id of the
 * container, with the systemd driver as a scope, with the cgroupfs driver as a plain directory. Helpers that watch a
 * container from outside (conmon) have groups of other names and are in none.
 * runc: libcontainer/cgroups; podman: libpod; cri-o, containerd: cgroup paths; kubelet: cm/cgroup_manager_linux.go
 */
import { type Fact, known, unknown } from './fact.ts'
import type { CgroupPath } from './program-facts.ts'

export interface ContainerPlace {
  /** 64 hexadecimal digits. */
  readonly id: string
  /** Missing where the name fits several. */
  readonly engine?: ContainerEngine
  /** Uid of the Kubernetes pod. */
  readonly pod?: string
}

export type ContainerEngine = 'docker' | 'podman' | 'containerd' | 'cri-o'

/** The innermost container that the paths name. */
export function containerIn(cgroups: Fact<readonly CgroupPath[]>): Fact<ContainerPlace> {
  if (!cgroups.known) return cgroups
  const [first, ...others] = cgroups.value.flatMap(({ path }) => containerOf(path) ?? [])
  if (first === undefined) return unknown('absent', cgroups.from)
  const other = others.find(({ id }) => id !== first.id)
  if (other !== undefined) return unknown('malformed', `${cgroups.from}: ${first.id}, ${other.id}`)
  const clearest = [first, ...others].find(({ engine }) => engine !== undefined)
  return known(clearest ?? first, cgroups.from)
}

interface Pattern {
  readonly name: RegExp
  /** The group above it, where the name alone says too little. */
  readonly parent?: RegExp
  readonly engine?: ContainerEngine
}

const id = '(?<id>[0-9a-f]{64})'

// biome-ignore format: one row per pattern
const patterns: readonly Pattern[] = [
  { name: new RegExp(`^docker-${id}\\.scope$`), engine: 'docker' }, // /system.slice/docker-ID.scope
  { name: new RegExp(`^${id}$`), parent: /^docker$/, engine: 'docker' }, // /docker/ID
  { name: new RegExp(`^libpod-(payload-)?${id}(\\.scope)?$`), engine: 'podman' }, // /machine.slice/libpod-ID.scope
  { name: new RegExp(`^cri-containerd-${id}\\.scope$`), engine: 'containerd' }, // /kubepods.slice/kubepods-podUID.slice/cri-containerd-ID.scope
  { name: new RegExp(`^(?<pod>[^:]+):cri-containerd:${id}$`), engine: 'containerd' }, // /system.slice/containerd.service/kubepods-podUID.slice:cri-containerd:ID
  { name: new RegExp(`^crio-${id}(\\.scope)?$`), engine: 'cri-o' }, // /kubepods.slice/kubepods-podUID.slice/crio-ID.scope
  { name: new RegExp(`^${id}$`) }, // /kubepods/burstable/podUID/ID
]

function containerOf(path: string): ContainerPlace | undefined {
  const names = path.replace(/ \(deleted\)$/, '').split('/')
  for (let at = names.length - 1; at > 0; at--) {
    const [name = '', parent = ''] = [names[at], names[at - 1]]
    for (const pattern of patterns) {
      const { id: found, pod: within } = pattern.name.exec(name)?.groups ?? {}
      if (found === undefined || !(pattern.parent?.test(parent) ?? true)) continue
      const { engine } = pattern
      const pod = podIn(within ?? parent)
      return { id: found, ...(engine && { engine }), ...(pod && { pod }) }
    }
  }
  return undefined
}

/** The uid in the name of a pod's group; systemd cannot have dashes there. Static pods have a uid without any. */
function podIn(name: string): string | undefined {
  const pod =
    /(?:^|-)pod([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{32})(?:\.slice)?$/
  return pod.exec(name)?.[1]?.replaceAll('_', '-')
}
