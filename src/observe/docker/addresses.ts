/**
 * Where Docker and Podman are looked for, in the order in which their own command lines look: what the environment says, the
 * context that was chosen, then the usual sockets.
 * docker(1) "ENVIRONMENT"; docker/cli: cli/command/cli.go resolveContextName(), cli/flags/options.go; podman(1)
 */
import type { EngineName } from '../container/container.ts'
import { chosenContext } from './contexts.ts'

export interface EngineAddress {
  readonly engine: Exclude<EngineName, 'cri'>
  /** `unix:///var/run/docker.sock`, `tcp://host:2376`, `ssh://user@host`; the name of a context that is not there. */
  readonly address: string
  /** Where it is spoken to through TLS. */
  readonly tls?: TlsFiles
  /** Somebody said so, and nothing else will do; or it is only one of the usual places. */
  readonly isChosen: boolean
  /** The address is the name of a context that nobody made, or that has no address. */
  readonly isNoContext?: boolean
}

export interface TlsFiles {
  /** With ca.pem, cert.pem and key.pem; each may be missing. */
  readonly folder: string
  /** Whether the engine has to prove who it is. */
  readonly isVerified: boolean
}

/** What decides where engines are looked for: everything that is read of this machine. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Of the user who asks, where the system has such numbers. */
  readonly uid: number | undefined
  /** The text of a file; nothing where it cannot be read. */
  readonly read: (path: string) => string | undefined
  /** Without symbolic links; nothing where it is not there. */
  readonly realPath: (path: string) => string | undefined
}

/** The places to ask, each engine's own first; what somebody chose replaces the usual places of that engine. */
export function engineAddresses(around: Surroundings): readonly EngineAddress[] {
  return distinct([...dockerAddresses(around), ...podmanAddresses(around)], around)
}

function dockerAddresses(around: Surroundings): readonly EngineAddress[] {
  const { DOCKER_HOST } = around.environment
  if (DOCKER_HOST) {
    const tls = tlsOf(around)
    return [{ engine: 'docker', address: DOCKER_HOST, isChosen: true, ...(tls && { tls }) }]
  }
  const context = chosenContext(around)
  if (context !== undefined) return [context]
  return [
    usual('docker', '/var/run/docker.sock'),
    ...runtimeFolders(around).map((folder) => usual('docker', `${folder}/docker.sock`)),
  ]
}

function podmanAddresses(around: Surroundings): readonly EngineAddress[] {
  const { CONTAINER_HOST } = around.environment
  if (CONTAINER_HOST) return [{ engine: 'podman', address: CONTAINER_HOST, isChosen: true }]
  return [
    usual('podman', '/run/podman/podman.sock'),
    ...runtimeFolders(around).map((folder) => usual('podman', `${folder}/podman/podman.sock`)),
  ]
}

/** Where engines that run without root have their sockets. sudo and cron leave the variable out. */
function runtimeFolders({ environment, uid }: Surroundings): readonly string[] {
  const { XDG_RUNTIME_DIR } = environment
  if (XDG_RUNTIME_DIR) return [XDG_RUNTIME_DIR]
  return uid ? [`/run/user/${uid}`] : []
}

function usual(engine: EngineAddress['engine'], path: string): EngineAddress {
  return { engine, address: `unix://${path}`, isChosen: false }
}

/** DOCKER_TLS asks for encryption alone, DOCKER_TLS_VERIFY also for proof. */
function tlsOf({ environment }: Surroundings): TlsFiles | undefined {
  const { DOCKER_TLS, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH } = environment
  if (!DOCKER_TLS && !DOCKER_TLS_VERIFY) return undefined
  const folder = DOCKER_CERT_PATH || dockerFolder(environment)
  return { folder, isVerified: Boolean(DOCKER_TLS_VERIFY) }
}

/** Where the command line of Docker keeps what it was told. */
export function dockerFolder(environment: Surroundings['environment']): string {
  return environment['DOCKER_CONFIG'] || `${environment['HOME'] ?? ''}/.docker`
}

/** Two names of one socket are one place: /var/run is a link to /run, and Podman can be put in Docker's place by a link. */
function distinct(
  addresses: readonly EngineAddress[],
  { realPath }: Surroundings,
): readonly EngineAddress[] {
  const seen = new Set<string>()
  return addresses.filter(({ address }) => {
    const path = address.startsWith('unix://') ? address.slice('unix://'.length) : undefined
    const place = (path !== undefined && realPath(path)) || address
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}
