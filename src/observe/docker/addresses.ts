/**
 * Where Docker and Podman are looked for, in the order in which their own command lines look: what the environment says, the
 * context that was chosen, then the usual sockets.
 * docker(1) "ENVIRONMENT"; docker/cli: cli/context/store (a context's folder is named by the SHA-256 of its name); podman(1)
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { type BaseIssue, type BaseSchema, object, optional, parse, record, string } from 'valibot'
import type { EngineName } from '../container/container.ts'

export interface EngineAddress {
  readonly engine: Exclude<EngineName, 'cri'>
  /** `unix:///var/run/docker.sock`, `tcp://host:2376`, `ssh://user@host`. */
  readonly address: string
  /** The folder with ca.pem, cert.pem and key.pem, where it is spoken to through TLS. */
  readonly certificates?: string
  /** Somebody said so, and nothing else will do; or it is only one of the usual places. */
  readonly isChosen: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** The places to ask, each engine's own first; what somebody chose replaces the usual places of that engine. */
export function engineAddresses(environment: Environment): readonly EngineAddress[] {
  return [...dockerAddresses(environment), ...podmanAddresses(environment)]
}

function dockerAddresses(environment: Environment): readonly EngineAddress[] {
  const { DOCKER_HOST, DOCKER_CERT_PATH, DOCKER_TLS_VERIFY } = environment
  if (DOCKER_HOST) {
    const isSecure = Boolean(DOCKER_TLS_VERIFY) && DOCKER_CERT_PATH
    return [
      {
        engine: 'docker',
        address: DOCKER_HOST,
        isChosen: true,
        ...(isSecure && { certificates: DOCKER_CERT_PATH }),
      },
    ]
  }
  const context = chosenContext(environment)
  if (context !== undefined) return [context]
  const runtime = environment['XDG_RUNTIME_DIR']
  return [
    usual('docker', '/var/run/docker.sock'),
    ...(runtime ? [usual('docker', `${runtime}/docker.sock`)] : []),
  ]
}

function podmanAddresses(environment: Environment): readonly EngineAddress[] {
  const { CONTAINER_HOST, XDG_RUNTIME_DIR } = environment
  if (CONTAINER_HOST) return [{ engine: 'podman', address: CONTAINER_HOST, isChosen: true }]
  return [
    usual('podman', '/run/podman/podman.sock'),
    ...(XDG_RUNTIME_DIR ? [usual('podman', `${XDG_RUNTIME_DIR}/podman/podman.sock`)] : []),
  ]
}

function usual(engine: EngineAddress['engine'], path: string): EngineAddress {
  return { engine, address: `unix://${path}`, isChosen: false }
}

const configuration = object({ currentContext: optional(string()) })
const context = object({ Endpoints: record(string(), object({ Host: optional(string()) })) })

/** The context that `docker context use` or DOCKER_CONTEXT chose; the default one is no choice. */
function chosenContext(environment: Environment): EngineAddress | undefined {
  const folder = environment['DOCKER_CONFIG'] ?? `${environment['HOME'] ?? ''}/.docker`
  const name =
    environment['DOCKER_CONTEXT'] ??
    readJson(`${folder}/config.json`, configuration)?.currentContext
  if (!name || name === 'default') return undefined
  const digest = createHash('sha256').update(name).digest('hex')
  const meta = readJson(`${folder}/contexts/meta/${digest}/meta.json`, context)
  const host = meta?.Endpoints['docker']?.Host
  if (!host) return undefined
  const certificates = `${folder}/contexts/tls/${digest}/docker`
  const isSecure = host.startsWith('tcp:') && existsSync(certificates)
  return { engine: 'docker', address: host, isChosen: true, ...(isSecure && { certificates }) }
}

function readJson<T>(
  path: string,
  schema: BaseSchema<unknown, T, BaseIssue<unknown>>,
): T | undefined {
  try {
    return parse(schema, JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}
