/** gRPC to a runtime's socket.  CRI v1 RuntimeService, ImageService */
import { connect, type Socket } from 'node:net'
import { type Client, createClient } from '@connectrpc/connect'
import { createGrpcTransport } from '@connectrpc/connect-node'
import { ImageService, RuntimeService } from './generated/api_pb.ts'

export interface CriConnection {
  readonly runtime: Client<typeof RuntimeService>
  readonly images: Client<typeof ImageService>
  /** Ends what is still asked, too. */
  close(): void
}

/** Connects nothing yet: the first question does. */
export function connectCri(path: string): CriConnection {
  const sockets = new Set<Socket>()
  const createConnection = () => {
    const socket = connect(path)
    sockets.add(socket)
    return socket.once('close', () => sockets.delete(socket))
  }
  const transport = createGrpcTransport({
    // gRPC wants the name of a host; a socket has none.
    baseUrl: 'http://localhost',
    nodeOptions: { createConnection },
    // An idle connection must not keep the program from ending.
    idleConnectionTimeoutMs: 100,
  })
  return {
    runtime: createClient(RuntimeService, transport),
    images: createClient(ImageService, transport),
    close: () => sockets.forEach((socket) => void socket.destroy()),
  }
}
