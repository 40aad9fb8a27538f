/** One question to Docker or Podman, and its answer in the shape that it should have. */
import { type BaseIssue, type BaseSchema, safeParse } from 'valibot'
import { type Asking, askWith } from '../container/ask.ts'
import type { Answer } from '../container/engine.ts'
import { problemOf } from './problems.ts'

/** Puts the question; the signal it is given ends it when nobody waits any more. */
export function ask<T>(
  question: (signal: AbortSignal) => Promise<T>,
  asking: Asking,
): Promise<Answer<T>> {
  return askWith(problemOf, question, asking)
}

/** The same where the answer has a shape. */
export async function askFor<T>(
  schema: BaseSchema<unknown, T, BaseIssue<unknown>>,
  question: (signal: AbortSignal) => Promise<unknown>,
  asking: Asking,
): Promise<Answer<T>> {
  const answer = await ask(question, asking)
  if (!answer.ok) return answer
  const parsed = safeParse(schema, answer.value)
  if (parsed.success) return { ok: true, value: parsed.output }
  const [issue] = parsed.issues
  const where = issue.path?.map(({ key }) => String(key)).join('.') ?? ''
  const said = `${where}: ${issue.message}`
  return { ok: false, problem: { code: 'unsupported', question: asking.about, said } }
}
