/**
 * Topics of a catalogue that are made when they are first asked for: a short answer needs few of its sentences, and making all
 * of them takes longer than the rest.
 */
import { once } from './once.ts'

type Makers = Readonly<Record<string, () => object>>

type Made<M extends Makers> = { readonly [Topic in keyof M]: ReturnType<M[Topic]> }

/** The object with these topics besides, each made once. */
export function lazily<T extends object, M extends Makers>(object: T, makers: M): T & Made<M> {
  for (const [topic, make] of Object.entries(makers)) {
    Object.defineProperty(object, topic, { enumerable: true, get: once(make) })
  }
  // The loop has defined each topic of `makers`, which the compiler cannot follow.
  return object as T & Made<M>
}
