/**
 * Where a runtime that speaks CRI is looked for: what the environment or crictl's configuration says, else the sockets that
 * the runtimes are known by.
 * cri-tools: docs/crictl.md; kubernetes.io "Container Runtimes"; k3s: pkg/agent/config; cri-o: crio.conf(5)
 */
import { readFileSync } from 'node:fs'

export interface CriAddress {
  /** `unix:///run/containerd/containerd.sock`. */
  readonly address: string
  readonly isChosen: boolean
}

const usual: readonly string[] = [
  'unix:///run/containerd/containerd.sock',
  'unix:///run/crio/crio.sock',
  'unix:///run/k3s/containerd/containerd.sock',
  'unix:///var/snap/microk8s/common/run/containerd.sock',
  'unix:///run/cri-dockerd.sock',
]

export function criAddresses(
  environment: Readonly<Record<string, string | undefined>>,
): readonly CriAddress[] {
  const chosen = environment['CONTAINER_RUNTIME_ENDPOINT'] || configured(environment)
  if (chosen) return [{ address: withScheme(chosen), isChosen: true }]
  return usual.map((address) => ({ address, isChosen: false }))
}

/** crictl's own file is YAML with one line that matters here. */
function configured({
  CRI_CONFIG_FILE = '/etc/crictl.yaml',
}: Readonly<Record<string, string | undefined>>): string | undefined {
  try {
    const text = readFileSync(CRI_CONFIG_FILE, 'utf8')
    return /^runtime-endpoint:\s*["']?([^\s"']+)/m.exec(text)?.[1]
  } catch {
    return undefined
  }
}

function withScheme(address: string): string {
  return address.startsWith('/') ? `unix://${address}` : address
}
