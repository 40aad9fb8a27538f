/**
 * The hands of an engine that speaks Docker's API. Every question but the wait for an end has a time limit; what the engine
 * refuses comes back in its own words.
 */
import type Dockerode from 'dockerode'
import type { Answer, EngineProblem } from '../../observe/container/engine.ts'
import type { DockerEngine } from '../../observe/docker/engine.ts'
import { problemOf as problemIn } from '../../observe/docker/problems.ts'
import type { Hands, Inspected, InspectedImage, Labelled } from './hands.ts'
import { logLines } from './log-lines.ts'

/** Milliseconds for a question, and for what has to make or start something. */
const toAsk = 10_000
const toStart = 60_000
const toStop = 20_000

/** The hands of a connected engine; `abort` ends whatever it is asked, but not the tidying up. */
export function dockerHands(engine: DockerEngine, abort: AbortSignal): Hands {
  const { client, name, address, isLocal } = engine
  const closing = new AbortController()
  const ask = async (question: Question): Promise<Answer<unknown>> => {
    const { limit = toAsk, isTidying = false } = question
    const signals = [
      ...(isTidying ? [] : [abort, closing.signal]),
      ...(limit === Number.POSITIVE_INFINITY ? [] : [AbortSignal.timeout(limit)]),
    ]
    try {
      return { ok: true, value: await dial(client, question, AbortSignal.any(signals)) }
    } catch (error) {
      const isCalledOff = abort.aborted || closing.signal.aborted
      if (isCalledOff && !isTidying) return { ok: false, problem: { code: 'called-off' } }
      return { ok: false, problem: problemOf(error, { address, limit, ...question }) }
    }
  }
  const done = async (question: Question): Promise<Answer<undefined>> => {
    const answer = await ask(question)
    return answer.ok ? { ok: true, value: undefined } : answer
  }
  return {
    name,
    address,
    isLocal,
    inspect: (reference) =>
      ask({ path: `/containers/${part(reference)}/json`, reference }) as Promise<Answer<Inspected>>,
    inspectImage: (reference) =>
      ask({ path: `/images/${reference}/json`, reference }) as Promise<Answer<InspectedImage>>,
    async create(name, body) {
      const path = '/containers/create?'
      // Not to be called off in the middle: nobody could say then whether it was made.
      const rest = {
        method: 'POST',
        query: { name },
        body,
        limit: toStart,
        isTidying: true,
      } as const
      const answer = await ask({ path, reference: body.Image, ...rest })
      return answer.ok ? { ok: true, value: (answer.value as { Id: string }).Id } : answer
    },
    start: (id) => done({ path: `/containers/${id}/start`, method: 'POST', limit: toStart }),
    stop: (id, seconds) =>
      done({
        path: `/containers/${id}/stop?`,
        method: 'POST',
        query: { t: seconds },
        limit: seconds * 1000 + toStop,
      }),
    kill: (id, signal) =>
      done({ path: `/containers/${id}/kill?`, method: 'POST', query: { signal } }),
    async ended(id) {
      const limit = Number.POSITIVE_INFINITY
      const answer = await ask({ path: `/containers/${id}/wait`, method: 'POST', limit })
      if (!answer.ok) return answer
      return { ok: true, value: (answer.value as { StatusCode: number }).StatusCode }
    },
    async lastLines(id, count) {
      const query = { stdout: true, stderr: true, tail: count }
      const answer = await ask({ path: `/containers/${id}/logs?`, query, isTidying: true })
      return answer.ok ? { ok: true, value: logLines(answer.value).slice(-count) } : answer
    },
    async remove(reference) {
      const query = { force: true, v: true }
      const rest = { method: 'DELETE', query, limit: toStop, isTidying: true } as const
      const answer = await done({ path: `/containers/${part(reference)}?`, reference, ...rest })
      if (answer.ok || answer.problem.code !== 'no-such') return answer
      return { ok: true, value: undefined }
    },
    async labelled(label) {
      const query = { all: true, filters: JSON.stringify({ label: [label] }) }
      const answer = await ask({ path: '/containers/json?', query })
      if (!answer.ok) return answer
      const rows = answer.value as readonly Row[]
      const labelled = rows.map(
        ({ Id, Labels }): Labelled => ({ id: Id, value: Labels[label] ?? '' }),
      )
      return { ok: true, value: labelled }
    },
    close: () => closing.abort(),
  }
}

interface Row {
  readonly Id: string
  readonly Labels: Readonly<Record<string, string>>
}

interface Question {
  readonly path: string
  readonly method?: 'POST' | 'DELETE'
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: object
  /** Whom it is about, as the user called it. */
  readonly reference?: string
  readonly limit?: number
  /** It goes on when everything else is called off. */
  readonly isTidying?: boolean
}

const fine = { 200: true, 201: true, 204: true, 304: true } as const

function dial(client: Dockerode, question: Question, abortSignal: AbortSignal): Promise<unknown> {
  const { path, method = 'GET', query = {}, body = {} } = question
  return new Promise((resolve, reject) => {
    const options = { _query: query, _body: body }
    client.modem.dial(
      { path, method, options, statusCodes: fine, abortSignal },
      (error: unknown, result: unknown) => {
        if (error) reject(error)
        else resolve(result)
      },
    )
  })
}

/** Names may hold what means something in a path. */
function part(reference: string): string {
  return encodeURIComponent(reference)
}

interface Asked {
  readonly address: string
  readonly limit: number
  readonly reference?: string
}

function problemOf(error: unknown, { address, limit, reference = '' }: Asked): EngineProblem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'AbortError' || name === 'TimeoutError') {
    return { code: 'timed-out', address, milliseconds: limit }
  }
  return problemIn(error, reference, address)
}
