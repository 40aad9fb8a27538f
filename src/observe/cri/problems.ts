/**
 * What went wrong with a question over CRI, from what the client throws. Runtimes say much of it with the code for everything
 * unforeseen, and in words.
 * grpc: doc/statuscodes.md; containerd: pkg/cri/server/container_execsync.go; cri-o: server/container_execsync.go
 */
import { Code, ConnectError } from '@connectrpc/connect'
import type { EngineProblem } from '../container/engine.ts'

/** `reference` is what was asked about, `address` who was asked. */
export function criProblemOf(thrown: unknown, reference: string, address: string): EngineProblem {
  const { code, rawMessage: said, cause } = ConnectError.from(thrown)
  const errno = errnoOf(cause) ?? errnoOf(thrown)
  if (errno !== undefined) return problemOfConnection(errno, reference, address, said)
  if (notRunning.test(said)) return { code: 'not-running', reference, said }
  switch (code) {
    case Code.NotFound:
      return { code: 'no-such', reference, said }
    case Code.PermissionDenied:
    case Code.Unauthenticated:
      return { code: 'not-permitted', address, said }
    // A runtime without CRI, or with CRI v1alpha2 only, knows no such service.
    case Code.Unimplemented:
      return { code: 'unsupported', question: reference, said }
    case Code.FailedPrecondition:
      return { code: 'not-running', reference, said }
    // Whoever calls off does not wait for an answer: the other side ended the connection.
    case Code.Canceled:
    case Code.Unavailable:
      return { code: 'unreachable', address, errno: 'ECONNRESET' }
    case Code.Unknown:
    case Code.InvalidArgument:
    case Code.DeadlineExceeded:
    case Code.AlreadyExists:
    case Code.ResourceExhausted:
    case Code.Aborted:
    case Code.OutOfRange:
    case Code.Internal:
    case Code.DataLoss:
      return { code: 'refused', status: code, said }
  }
}

const notRunning =
  /container is in CONTAINER_(CREATED|EXITED|UNKNOWN) state|cannot exec in a paused state|container is not created or running/

/** Node's own codes of HTTP/2 mean that something else than gRPC came. */
function problemOfConnection(
  errno: string,
  question: string,
  address: string,
  said: string,
): EngineProblem {
  if (errno === 'EACCES' || errno === 'EPERM') return { code: 'not-permitted', address, said }
  if (errno.startsWith('ERR_HTTP2_')) return { code: 'unsupported', question, said }
  return { code: 'unreachable', address, errno }
}

function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof ConnectError || !('code' in error)) {
    return undefined
  }
  return typeof error.code === 'string' ? error.code : undefined
}
