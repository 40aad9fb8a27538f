/**
 * The processes of a container as the engine's machine numbers them. Docker runs ps(1) there; Podman has descriptors of its own, and
 * knows the parent only by its number inside the container.
 * Docker Engine API: GET /containers/{id}/top; podman-top(1); tried with Docker 20.10.24 and Podman 4.3.1
 */
import type Dockerode from 'dockerode'
import { safeParse } from 'valibot'
import type { Asking } from '../container/ask.ts'
import type { Answer, TopRow } from '../container/engine.ts'
import { topAnswer } from './answers.ts'
import { ask } from './ask.ts'

export async function processesOf(
  client: Dockerode,
  id: string,
  columns: string,
  asking: Asking,
): Promise<Answer<readonly TopRow[]>> {
  const answer = await ask<unknown>(
    (abortSignal) => client.getContainer(id).top({ ps_args: columns, abortSignal }),
    asking,
  )
  if (!answer.ok) return answer
  // Podman says 200 and nothing more for one that does not run, or is paused.
  if (answer.value instanceof Uint8Array && answer.value.length === 0) {
    return { ok: false, problem: { code: 'not-running', reference: id, said: 'no processes' } }
  }
  const parsed = safeParse(topAnswer, answer.value)
  if (!parsed.success) {
    const said = parsed.issues[0].message
    return { ok: false, problem: { code: 'unsupported', question: 'top', said } }
  }
  const { Titles, Processes } = parsed.output
  return { ok: true, value: topRows(Titles, Processes ?? []) }
}

function topRows(titles: readonly string[], rows: readonly (readonly string[])[]): TopRow[] {
  const at = (title: string) => titles.findIndex((each) => each.toUpperCase() === title)
  const [outer, inner, parent, command] = [at('HPID'), at('PID'), at('PPID'), titles.length - 1]
  const numbers = new Map(rows.map((row) => [row[inner], row[outer < 0 ? inner : outer]]))
  return rows.map((row) => ({
    pid: Number(numbers.get(row[inner])),
    // One outside of the container has no number in it.
    parent: Number(outer < 0 ? row[parent] : (numbers.get(row[parent]) ?? 0)),
    command: row.slice(command).join(' '),
  }))
}
