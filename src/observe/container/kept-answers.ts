/** Answers that do not change, such as what an image says: asked for once, however many ask at the same time. */
import type { Answer } from './engine.ts'

export class KeptAnswers<T> {
  readonly #kept = new Map<string, Promise<T | undefined>>()

  /** The answer that is there, or what `ask` brings. A problem is not kept: whoever asks next may have more patience. */
  of(key: string, ask: () => Promise<Answer<T>>): Promise<T | undefined> {
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const asked = ask().then((answer) => {
      if (answer.ok) return answer.value
      this.#kept.delete(key)
      return undefined
    })
    this.#kept.set(key, asked)
    return asked
  }

  clear(): void {
    this.#kept.clear()
  }
}
