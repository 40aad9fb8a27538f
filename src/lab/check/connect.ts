/**
 * The engines that a check can work with: Docker and Podman, where they usually answer. Which of the two it is, the answer says.
 * docker(1) "DOCKER_HOST"; podman-system-service(1)
 */
import Dockerode from 'dockerode'
import type { EngineName } from '../../observe/container/container.ts'
import { dockerHands } from './docker-hands.ts'
import type { Hands } from './hands.ts'

export interface Attempt {
  readonly address: string
  /** Why nobody answers there: an error of connect(2), or what the engine said. */
  readonly why: string
}

export interface Connections {
  readonly engines: readonly Hands[]
  readonly attempts: readonly Attempt[]
}

/** Asks wherever an engine may be; one that answers at two addresses is there twice. */
export async function connectEngines(
  environment: Readonly<Record<string, string | undefined>>,
  abort: AbortSignal,
): Promise<Connections> {
  const asked = await Promise.all(addressesIn(environment).map((each) => connect(each, abort)))
  return {
    engines: asked.flatMap((each) => ('create' in each ? [each] : [])),
    attempts: asked.flatMap((each) => ('why' in each ? [each] : [])),
  }
}

function addressesIn({
  DOCKER_HOST,
  XDG_RUNTIME_DIR,
}: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (DOCKER_HOST) return [DOCKER_HOST]
  const own =
    XDG_RUNTIME_DIR === undefined
      ? []
      : [`unix://${XDG_RUNTIME_DIR}/docker.sock`, `unix://${XDG_RUNTIME_DIR}/podman/podman.sock`]
  return ['unix:///var/run/docker.sock', ...own, 'unix:///run/podman/podman.sock']
}

/** Milliseconds for an engine to say what it is. */
const patience = 3000

async function connect(address: string, abort: AbortSignal): Promise<Hands | Attempt> {
  const socketPath = /^unix:\/\/(.*)$/.exec(address)?.[1]
  const client = new Dockerode(socketPath === undefined ? {} : { socketPath })
  const abortSignal = AbortSignal.any([abort, AbortSignal.timeout(patience)])
  try {
    const name = await nameOf(client, abortSignal)
    return dockerHands({ client, name, address, isLocal: socketPath !== undefined }, abort)
  } catch (error) {
    const { code, name, message } = error as NodeJS.ErrnoException
    return { address, why: code ?? (name === 'Error' ? message : name) }
  }
}

interface Version {
  readonly Components?: readonly { readonly Name: string }[]
}

function nameOf({ modem }: Dockerode, abortSignal: AbortSignal): Promise<EngineName> {
  return new Promise((resolve, reject) => {
    const statusCodes = { 200: true } as const
    const done = (error: unknown, version: unknown): void => {
      if (error) {
        reject(error)
        return
      }
      const { Components = [] } = version as Version
      resolve(Components.some(({ Name }) => /podman/i.test(Name)) ? 'podman' : 'docker')
    }
    modem.dial({ path: '/version', method: 'GET', statusCodes, abortSignal }, done)
  })
}
