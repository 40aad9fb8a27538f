/** Containers as an engine lists them.  Docker Engine API: GET /containers/json */
import type { ContainerSummary } from '../container/engine.ts'
import type { SummaryAnswer } from './answers.ts'
import type { DockerLike } from './capabilities.ts'
import { stateOf } from './container-of.ts'

/** Those in a state that has no name here are left out: nobody could say anything of them. */
export function summariesOf(
  answers: readonly SummaryAnswer[],
  engine: DockerLike,
): readonly ContainerSummary[] {
  return answers.flatMap(({ Id: id, Names, Image: image, State }) => {
    const state = stateOf(State)
    if (!state.known) return []
    return [{ engine, id, name: nameAmong(Names ?? []), image, state: state.value }]
  })
}

/** Its own, not `/other/alias`, which another container's link gave it. */
function nameAmong(names: readonly string[]): string {
  const own = names.find((name) => name.lastIndexOf('/') <= 0) ?? names[0] ?? ''
  return own.replace(/^\//, '')
}
