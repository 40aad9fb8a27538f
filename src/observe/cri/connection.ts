/** gRPC to a runtime's socket.  CRI v1 RuntimeService, ImageService */
import { connect } from 'node:net'
import { type Client, createClient } from '@connectrpc/connect'
import { createGrpcTransport } from '@connectrpc/connect-node'
import { ImageService, RuntimeService } from './generated/api_pb.ts'

export interface CriConnection {
  readonly runtime: Client<typeof RuntimeService>
  readonly images: Client<typeof ImageService>
}

/** Connects nothing yet: the first question does. Throws a TypeError where the address is not a socket. */
export function connectCri(address: string): CriConnection {
  if (!address.startsWith('unix://')) {
    throw new TypeError(`not the socket of a container runtime: ${address}`)
  }
  const path = address.slice('unix://'.length)
  const transport = createGrpcTransport({
    baseUrl: 'http://localhost',
    nodeOptions: { createConnection: () => connect(path) },
    // An idle connection must not keep the program from ending.
    idleConnectionTimeoutMs: 100,
  })
  return {
    runtime: createClient(RuntimeService, transport),
    images: createClient(ImageService, transport),
  }
}
