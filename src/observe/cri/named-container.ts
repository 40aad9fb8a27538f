/**
 * Which container a reference means, among all that a runtime lists: CRI itself knows them by id only. A container has the name
 * that it has in its pod, so that many may share it; one that runs counts for more than what is left of earlier runs.
 */
import type { Answer } from '../container/engine.ts'
import { type Container, ContainerState } from './generated/api_pb.ts'

export function namedContainer(
  reference: string,
  listed: readonly Container[],
): Answer<Pick<Container, 'id'>> {
  const whole = listed.filter(({ id }) => id === reference)
  const named = listed.filter(({ metadata }) => metadata?.name === reference)
  const running = named.filter(({ state }) => state === ContainerState.CONTAINER_RUNNING)
  const beginning = listed.filter(({ id }) => reference !== '' && id.startsWith(reference))
  const found = [whole, running, named, beginning].find(({ length }) => length > 0) ?? []
  const [first, ...others] = found
  if (first === undefined) {
    return { ok: false, problem: { code: 'no-such', reference, said: 'not listed' } }
  }
  if (others.length === 0) return { ok: true, value: first }
  return { ok: false, problem: { code: 'ambiguous', reference, said: found.map(shown).join(', ') } }
}

/** By what tells it from the others: `3f2a1b0c9d8e (default/web-0)`. */
function shown({ id, labels }: Container): string {
  const [namespace, pod] = ['namespace', 'name'].map((key) => labels[`io.kubernetes.pod.${key}`])
  return pod === undefined ? id.slice(0, 12) : `${id.slice(0, 12)} (${namespace}/${pod})`
}
