/** One question to an engine: with an end to the waiting, and a way to call it off. */
import type { Answer, AskOptions, EngineProblem } from './engine.ts'

/** Milliseconds that an engine has for an answer. */
const patience = 10_000

export interface Asking extends AskOptions {
  /** What is asked about, for whoever reads of a failure. */
  readonly about: string
  readonly address: string
}

/** What a client throws, as a problem; `reference` is what was asked about. */
export type ProblemOf = (thrown: unknown, reference: string, address: string) => EngineProblem

/** Puts the question; the signal it is given ends it when nobody waits any more. */
export async function askWith<T>(
  problemOf: ProblemOf,
  question: (signal: AbortSignal) => Promise<T>,
  { about, address, timeout = patience, signal: callOff }: Asking,
): Promise<Answer<T>> {
  if (callOff?.aborted) return { ok: false, problem: { code: 'called-off' } }
  const ending = new AbortController()
  const nobodyWaits: (() => void)[] = []
  const gaveUp = new Promise<Answer<T>>((resolve) => {
    const timedOut = { code: 'timed-out', address, milliseconds: timeout } as const
    const timer = setTimeout(() => resolve({ ok: false, problem: timedOut }), timeout)
    const onCallOff = () => resolve({ ok: false, problem: { code: 'called-off' } })
    callOff?.addEventListener('abort', onCallOff, { once: true })
    nobodyWaits.push(() => {
      clearTimeout(timer)
      callOff?.removeEventListener('abort', onCallOff)
    })
  })
  const answered = (async () => question(ending.signal))().then(
    (value): Answer<T> => ({ ok: true, value }),
    (thrown): Answer<T> => ({ ok: false, problem: problemOf(thrown, about, address) }),
  )
  const answer = await Promise.race([answered, gaveUp])
  for (const end of nobodyWaits) end()
  ending.abort()
  return answer
}
