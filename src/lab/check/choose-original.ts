/** Which of the engines has what is to be checked: a container in one of them, else an image. */
import type { Engine, EngineProblem } from '../../observe/container/engine.ts'
import { isDockerLike } from '../../observe/docker/is-docker-like.ts'
import { dockerHands } from './docker-hands.ts'
import { type Found, findOriginal } from './original.ts'

export type Original = Extract<Found, { kind: 'found' }>

export type Chosen =
  | { readonly kind: 'found'; readonly original: Original }
  /** Containers of that name in more than one engine. */
  | { readonly kind: 'several'; readonly engines: readonly string[] }
  /** Neither a container nor an image; `problems` is what else the engines said. */
  | { readonly kind: 'none'; readonly problems: readonly EngineProblem[] }

/** Asks those that can make containers; an image that several have is taken from the first. */
export async function chooseOriginal(
  reference: string,
  engines: readonly Engine[],
  abort: AbortSignal,
): Promise<Chosen> {
  const asked = engines.filter(isDockerLike)
  const all = await Promise.all(
    asked.map((engine) => findOriginal(dockerHands(engine, abort), reference)),
  )
  const found = all.flatMap((each) => (each.kind === 'found' ? [each] : []))
  const containers = found.filter(({ subject }) => subject.kind === 'container')
  // One engine may be reached in two ways.
  const distinct = containers.filter(
    ({ id }, index) => containers.findIndex((each) => each.id === id) === index,
  )
  if (distinct.length > 1) {
    return { kind: 'several', engines: distinct.map(({ subject }) => subject.engine) }
  }
  const original = distinct[0] ?? found[0]
  if (original !== undefined) return { kind: 'found', original }
  const problems = all.flatMap((each) => (each.kind === 'problem' ? [each.problem] : []))
  return { kind: 'none', problems }
}
