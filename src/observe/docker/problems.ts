/**
 * What went wrong with a question, from what the client throws. Docker answers with a status and a sentence of its own; Podman
 * uses 500 for much, and only its sentence tells.
 * Tried with Docker 20.10.24 and Podman 4.3.1; errno: connect(2), unix(7)
 */
import type { EngineProblem } from '../container/engine.ts'

/** `reference` is what was asked about, `address` who was asked. */
export function problemOf(thrown: unknown, reference: string, address: string): EngineProblem {
  const { code, statusCode, said } = partsOf(thrown)
  if (statusCode !== undefined) return refusal(statusCode, said, reference, address)
  if (code === 'EACCES' || code === 'EPERM') return { code: 'not-permitted', address, said }
  // What cannot be put into a question, or is no answer of HTTP: neither says that nobody is there.
  if (code === undefined || /^(ERR_(?!TLS)|HPE_|ABORT_)/.test(code)) {
    return { code: 'unsupported', question: reference, said }
  }
  return { code: 'unreachable', address, errno: code }
}

function refusal(status: number, said: string, reference: string, address: string): EngineProblem {
  // Docker 20 says this with 400 or 404, Podman with 500.
  if (/multiple IDs|more than one/i.test(said)) {
    return { code: 'ambiguous', reference, said }
  }
  if (/can only create exec sessions on running|container state improper/i.test(said)) {
    return { code: 'not-running', reference, said }
  }
  switch (status) {
    case 401:
    case 403:
      return { code: 'not-permitted', address, said }
    case 404:
      return { code: 'no-such', reference, said }
    case 409:
      return { code: 'not-running', reference, said }
  }
  return { code: 'refused', status, said }
}

interface Parts {
  readonly code: string | undefined
  readonly statusCode: number | undefined
  readonly said: string
}

function partsOf(thrown: unknown): Parts {
  if (!(thrown instanceof Error))
    return { code: undefined, statusCode: undefined, said: String(thrown) }
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined
  const statusCode =
    'statusCode' in thrown && typeof thrown.statusCode === 'number' ? thrown.statusCode : undefined
  return { code, statusCode, said: sentenceIn(thrown) }
}

/** The engine's sentence out of the client's message: `(HTTP code 404) no such container - No such container: x `. */
function sentenceIn(error: Error): string {
  const json = 'json' in error ? error.json : undefined
  if (typeof json === 'object' && json !== null && 'message' in json) return String(json.message)
  return error.message.replace(/^\(HTTP code \d+\) [^-]* - /, '').trim()
}
