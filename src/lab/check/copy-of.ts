/**
 * From a container or an image to the settings of its copy. The copy runs the same program in the same way, and touches nothing
 * of the original: what the original writes to is read-only or fresh, and it has no network.
 * Docker Engine API: GET /containers/{id}/json "Mounts", "HostConfig"
 */
import type { Inspected, InspectedImage } from './hands.ts'
import type { CopyMount, CopySettings, Difference } from './settings.ts'

export interface Copied {
  readonly settings: CopySettings
  readonly differences: readonly Difference[]
}

/** The copy of a container; `isSocket` tells whether a path of the engine's machine is one. */
export function copyOfContainer(
  { Image, Config, HostConfig, Mounts }: Inspected,
  isSocket: (path: string) => boolean,
): Copied {
  const mounts = Mounts.map((mount) => copyOfMount(mount, isSocket))
  const settings: CopySettings = {
    ...plainSettings(Image),
    ...given('entrypoint', asList(Config.Entrypoint)),
    ...given('command', Config.Cmd),
    environment: Config.Env ?? [],
    user: Config.User,
    workingDirectory: Config.WorkingDir,
    ...given('stopSignal', Config.StopSignal),
    ...given('stopTimeout', Config.StopTimeout ?? undefined),
    ...given('init', HostConfig.Init ?? undefined),
    pidMode: HostConfig.PidMode === 'private' ? '' : (HostConfig.PidMode ?? ''),
    memory: HostConfig.Memory ?? 0,
    isRootReadOnly: HostConfig.ReadonlyRootfs ?? false,
    hasTerminal: Config.Tty,
    hasInput: Config.OpenStdin,
    ...given('health', Config.Healthcheck),
    mounts: mounts.flatMap(({ mount }) => (mount === undefined ? [] : [mount])),
    tmpfs: HostConfig.Tmpfs ?? {},
    addedCapabilities: HostConfig.CapAdd ?? [],
    droppedCapabilities: HostConfig.CapDrop ?? [],
    securityOptions: HostConfig.SecurityOpt ?? [],
    groups: HostConfig.GroupAdd ?? [],
    extraHosts: HostConfig.ExtraHosts ?? [],
    ulimits: (HostConfig.Ulimits ?? []).map(ulimitOf),
    sysctls: HostConfig.Sysctls ?? {},
    ...given('runtime', HostConfig.Runtime === 'oci' ? undefined : HostConfig.Runtime),
    ...given('sharedMemory', HostConfig.ShmSize),
  }
  const policy = HostConfig.RestartPolicy?.Name ?? ''
  const network = HostConfig.NetworkMode ?? 'default'
  const ports = Object.keys(HostConfig.PortBindings ?? {}).length
  const differences: Difference[] = [
    ...mounts.flatMap(({ difference }) => (difference === undefined ? [] : [difference])),
    ...(network === noNetwork ? [] : [{ code: 'network', original: network } as const]),
    ...(ports === 0 ? [] : [{ code: 'ports', count: ports } as const]),
    ...(HostConfig.Privileged ? [{ code: 'privileged' } as const] : []),
    ...((HostConfig.Devices ?? []).length > 0 ? [{ code: 'devices' } as const] : []),
    ...(policy === '' || policy === 'no'
      ? []
      : [{ code: 'restart-policy', name: policy } as const]),
  ]
  return { settings, differences }
}

/** The copy of an image: what the engine makes of it without being told anything, but for the network. */
export function copyOfImage({ Config }: InspectedImage, reference: string): Copied {
  const health = Config?.Healthcheck
  const settings = { ...plainSettings(reference), ...given('health', health) }
  return { settings, differences: [{ code: 'network', original: 'bridge' }] }
}

const noNetwork = 'none'

function plainSettings(image: string): CopySettings {
  return {
    image,
    environment: [],
    pidMode: '',
    network: noNetwork,
    memory: 0,
    isRootReadOnly: false,
    hasTerminal: false,
    hasInput: false,
    mounts: [],
    tmpfs: {},
    addedCapabilities: [],
    droppedCapabilities: [],
    securityOptions: [],
    groups: [],
    extraHosts: [],
    ulimits: [],
    sysctls: {},
  }
}

interface CopiedMount {
  readonly mount?: CopyMount
  readonly difference?: Difference
}

function copyOfMount(
  { Type, Name = '', Source: source, Destination: target }: Inspected['Mounts'][number],
  isSocket: (path: string) => boolean,
): CopiedMount {
  switch (Type) {
    case 'bind': {
      if (leadsOutside(source) || isSocket(source)) {
        return { difference: { code: 'bind-left-out', source, target } }
      }
      const mount = { kind: 'bind', source, target, isWritable: false } as const
      return { mount, difference: { code: 'bind-read-only', source, target } }
    }
    case 'volume':
    case 'cluster':
      return {
        mount: { kind: 'fresh-volume', target },
        difference: { code: 'volume-fresh', name: Name, target },
      }
    // Tmpfs is copied with the settings; pipes are of another system; images cannot be written to.
    case 'tmpfs':
    case 'npipe':
    case 'image':
      return {}
  }
}

/** Directories of the machine that hold the sockets and devices of others. Read-only, a socket still takes commands. */
const outside = ['/', '/dev', '/proc', '/run', '/sys', '/tmp', '/var', '/var/run']

function leadsOutside(source: string): boolean {
  const path = source.length > 1 ? source.replace(/\/+$/, '') : source
  return outside.includes(path) || /\.sock$/.test(path)
}

function ulimitOf(row: object): CopySettings['ulimits'][number] {
  const { Name, Soft, Hard } = row as CopySettings['ulimits'][number]
  // Podman says RLIMIT_NOFILE for what it wants to be told as nofile.
  return { Name: Name.replace(/^RLIMIT_/, '').toLowerCase(), Soft, Hard }
}

function asList(entrypoint: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof entrypoint === 'string' ? [entrypoint] : entrypoint
}

/** A field that is left out where there is nothing: engines say null, and take it for something. */
function given<Key extends string, T>(
  key: Key,
  value: T | null | undefined,
): { readonly [K in Key]?: T } {
  return (value === null || value === undefined ? {} : { [key]: value }) as { [K in Key]?: T }
}
