/** What went wrong with a question over CRI, from what the client throws.  grpc: doc/statuscodes.md */
import { Code, ConnectError } from '@connectrpc/connect'
import type { EngineProblem } from '../container/engine.ts'

export function criProblemOf(thrown: unknown, reference: string, address: string): EngineProblem {
  const { code, rawMessage: said, cause } = ConnectError.from(thrown)
  const errno = errnoOf(cause) ?? errnoOf(thrown)
  if (errno === 'EACCES' || errno === 'EPERM') return { code: 'not-permitted', address, said }
  switch (code) {
    case Code.NotFound:
      return { code: 'no-such', reference, said }
    case Code.PermissionDenied:
    case Code.Unauthenticated:
      return { code: 'not-permitted', address, said }
    case Code.Unimplemented:
      return { code: 'unsupported', question: reference, said }
    case Code.FailedPrecondition:
      return { code: 'not-running', reference, said }
    case Code.Unavailable:
      return { code: 'unreachable', address, errno: errno ?? 'ECONNRESET' }
    case Code.Canceled:
    case Code.Unknown:
    case Code.InvalidArgument:
    case Code.DeadlineExceeded:
    case Code.AlreadyExists:
    case Code.ResourceExhausted:
    case Code.Aborted:
    case Code.OutOfRange:
    case Code.Internal:
    case Code.DataLoss:
      return errno === undefined
        ? { code: 'refused', status: code, said }
        : { code: 'unreachable', address, errno }
  }
}

function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
