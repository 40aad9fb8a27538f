/** The client for an address: a socket of this machine, a host behind TLS, or another machine through ssh. */
import { readFileSync } from 'node:fs'
import Dockerode from 'dockerode'
import type { EngineAddress } from './addresses.ts'

/** Connects nothing yet: the first question does. Throws where the address cannot be one, or its certificates are not there. */
export function connect({ address, certificates }: EngineAddress): Dockerode {
  if (address.startsWith('unix://')) {
    return new Dockerode({ socketPath: address.slice('unix://'.length) })
  }
  const { protocol, hostname, port, username } = new URL(address)
  if (protocol === 'ssh:') {
    return new Dockerode({
      protocol: 'ssh',
      host: hostname,
      port: port || 22,
      ...(username && { username }),
    })
  }
  if (protocol !== 'tcp:' && protocol !== 'http:' && protocol !== 'https:') {
    throw new TypeError(`not an address of an engine: ${address}`)
  }
  const isSecure = certificates !== undefined || protocol === 'https:'
  return new Dockerode({
    protocol: isSecure ? 'https' : 'http',
    host: hostname,
    port: port || (isSecure ? 2376 : 2375),
    ...(certificates && {
      ca: readFileSync(`${certificates}/ca.pem`),
      cert: readFileSync(`${certificates}/cert.pem`),
      key: readFileSync(`${certificates}/key.pem`),
    }),
  })
}
