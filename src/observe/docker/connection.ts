/**
 * The client for an address: a socket of this machine, a host behind TLS, or another machine through ssh(1), which Docker's own
 * command line uses too: it knows the user's keys, hosts and short names.
 * docker/cli: cli/connhelper; docker/cli: opts/hosts.go (a host without a scheme is tcp, on port 2375, or 2376 with TLS)
 */
import { readFileSync } from 'node:fs'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { inspect } from 'node:util'
import Dockerode from 'dockerode'
import type { EngineProblem } from '../container/engine.ts'
import type { EngineAddress, TlsFiles } from './addresses.ts'
import { sshAgent } from './ssh.ts'

export interface Connection {
  readonly client: Dockerode
  /** Ends what is open; questions that wait fail. */
  close(): void
}

type BadAddress = Extract<EngineProblem, { readonly code: 'bad-address' }>

/** Connects nothing yet: the first question does. */
export function connect(place: EngineAddress): Connection | BadAddress {
  const { address, tls, isNoContext } = place
  if (isNoContext) return { code: 'bad-address', address, why: 'no-context' }
  const malformed: BadAddress = { code: 'bad-address', address, why: 'malformed' }
  const { scheme, rest } = partsOf(address)
  if (scheme === 'unix') {
    if (!rest.startsWith('/')) return malformed
    return connection(new HttpAgent(agentOptions), { socketPath: rest, protocol: 'http' })
  }
  const url = urlOf(`${scheme === 'ssh' ? 'ssh' : 'tcp'}://${rest}`)
  if (url === undefined || url.hostname === '' || url.password !== '') return malformed
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (scheme === 'ssh') {
    const agent = sshAgent({
      ...place,
      host,
      port: url.port,
      user: url.username,
      path: url.pathname,
    })
    return connection(agent, { host: 'docker', protocol: 'http', port: 80 })
  }
  if (url.username !== '' || !['', '/'].includes(url.pathname)) return malformed
  const isSecure = tls !== undefined || scheme === 'https'
  if (!isSecure && scheme !== 'tcp' && scheme !== 'http') return malformed
  const port = url.port || (isSecure ? 2376 : 2375)
  if (!isSecure) return connection(new HttpAgent(agentOptions), { host, port, protocol: 'http' })
  const files = tls === undefined ? {} : certificatesIn(tls)
  if (files === undefined) return { code: 'bad-address', address, why: 'no-certificates' }
  const agent = new HttpsAgent({ ...agentOptions, ...files })
  return connection(agent, { host, port, protocol: 'https' })
}

/** Many questions at once, as for every container of a machine, do not become as many connections. */
const agentOptions = { keepAlive: true, maxSockets: 32 }

function partsOf(address: string): { readonly scheme: string; readonly rest: string } {
  const at = address.indexOf('://')
  if (at >= 0) return { scheme: address.slice(0, at), rest: address.slice(at + 3) }
  return { scheme: address.startsWith('/') ? '' : 'tcp', rest: address }
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function connection(agent: HttpAgent, options: Dockerode.DockerOptions): Connection {
  // The client prints every question for its log, whether or not there is one, with all that hangs on the agent.
  Object.defineProperty(agent, inspect.custom, { value: () => 'agent' })
  const whole = { ...options, agent }
  const client = withoutEnvironment(() => new Dockerode(whole))
  return { client, close: () => agent.destroy() }
}

/** The client would take what it is not told from DOCKER_HOST, and go there instead of to the socket that it was told. */
function withoutEnvironment<T>(make: () => T): T {
  const { DOCKER_HOST } = process.env
  delete process.env['DOCKER_HOST']
  try {
    return make()
  } finally {
    if (DOCKER_HOST !== undefined) process.env['DOCKER_HOST'] = DOCKER_HOST
  }
}

interface Certificates {
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
  readonly rejectUnauthorized: boolean
}

/** What of them is there; nothing where the engine has to prove itself and there is nothing to hold it to. */
function certificatesIn({ folder, isVerified }: TlsFiles): Certificates | undefined {
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((name) => {
    try {
      return readFileSync(`${folder}/${name}`)
    } catch {
      return undefined
    }
  })
  if (ca === undefined && isVerified) return undefined
  const own = cert !== undefined && key !== undefined
  return { ...(ca && { ca }), ...(own && { cert, key }), rejectUnauthorized: isVerified }
}
