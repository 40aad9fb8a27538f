/**
 * Where a runtime that speaks CRI is looked for: what the environment or crictl's configuration says; else where this node's
 * kubelet finds its own, and the sockets that the runtimes are known by.
 * cri-tools: docs/crictl.md; kubelet: KubeletConfiguration containerRuntimeEndpoint
 */

export interface CriAddress {
  /** `unix:///run/containerd/containerd.sock`. */
  readonly address: string
  /** Somebody said so, and nothing else will do; or it is only one of the usual places. */
  readonly isChosen: boolean
}

/** What decides where runtimes are looked for: everything that is read of this machine. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The text of a file; nothing where it cannot be read. */
  readonly read: (path: string) => string | undefined
}

interface UsualPlace {
  readonly address: string
  readonly cites: string
}

// biome-ignore format: one row per place
const usual: readonly UsualPlace[] = [
  { address: 'unix:///run/containerd/containerd.sock', cites: 'containerd: defaults/defaults_linux.go DefaultAddress' },
  { address: 'unix:///run/crio/crio.sock', cites: 'crio.conf(5) listen' },
  { address: 'unix:///run/k3s/containerd/containerd.sock', cites: 'k3s, rke2: pkg/agent/config' },
  { address: 'unix:///run/k0s/containerd.sock', cites: 'k0s: docs/runtime.md' },
  { address: 'unix:///var/snap/microk8s/common/run/containerd.sock', cites: 'microk8s: microk8s-resources/default-args/containerd' },
  { address: 'unix:///run/cri-dockerd.sock', cites: 'cri-dockerd: packaging/systemd/cri-docker.socket' },
]

/** The places to ask, in order. */
export function criAddresses(around: Surroundings): readonly CriAddress[] {
  const { CONTAINER_RUNTIME_ENDPOINT, CRI_CONFIG_FILE } = around.environment
  const chosen =
    CONTAINER_RUNTIME_ENDPOINT ||
    found(around, CRI_CONFIG_FILE || '/etc/crictl.yaml', /^runtime-endpoint:\s*(.*)$/m)
  if (chosen) return [{ address: withScheme(chosen), isChosen: true }]
  const ofKubelet = kubeletFiles.flatMap(({ path, pattern }) => {
    const written = found(around, path, pattern)
    return written ? [withScheme(written)] : []
  })
  const places = [...ofKubelet, ...usual.map(({ address }) => address)]
  return [...new Set(places)].map((address) => ({ address, isChosen: false }))
}

/** The path of its socket: CRI is spoken nowhere else on Linux.  cri-client: pkg/util/util_unix.go GetAddressAndDialer() */
export function socketAt(address: string): string | undefined {
  return /^unix:\/\/(?<path>\/.*)$/.exec(address)?.groups?.['path']
}

interface KubeletFile {
  readonly path: string
  readonly pattern: RegExp
}

/** kubeadm: cmd/kubeadm/app/constants/constants.go KubeletConfigurationFileName, KubeletEnvFileName */
const kubeletFiles: readonly KubeletFile[] = [
  { path: '/var/lib/kubelet/config.yaml', pattern: /^containerRuntimeEndpoint:\s*(.*)$/m },
  {
    path: '/var/lib/kubelet/kubeadm-flags.env',
    pattern: /--container-runtime-endpoint[= ]([^\s"']+)/,
  },
]

/** The value that a line of a file has, without YAML's quotes and comments. */
function found({ read }: Surroundings, path: string, line: RegExp): string | undefined {
  const written = line.exec(read(path) ?? '')?.[1]
  const { quoted, plain } =
    /^(?:(["'])(?<quoted>.*?)\1|(?<plain>[^\s#]\S*))/.exec(written ?? '')?.groups ?? {}
  return quoted || plain
}

/** `/run/x.sock`, `unix:/run/x.sock`: crictl takes them for the same. `/var/run` has been `/run` for long. */
function withScheme(address: string): string {
  const path = /^(?:unix:(?:\/\/)?)?(?<path>\/.*)$/.exec(address)?.groups?.['path']
  return path === undefined ? address : `unix://${path.replace(/^\/var\/run\//, '/run/')}`
}
