/** A container as something to be explained: its first process, and what its engine says of it. */

import { containerIn } from '../observe/cgroup-container.ts'
import type { Container } from '../observe/container/container.ts'
import { valueOr } from '../observe/fact.ts'
import { readCgroups } from '../observe/procfs/cgroups.ts'
import type { ContainerName } from './container-name.ts'
import type { Context } from './context.ts'
import { containerNamed } from './engines.ts'
import { type Failure, failure, isFailure } from './failure.ts'
import { readProcess, type Subject } from './subject.ts'

export async function readContainer(
  name: ContainerName,
  context: Context,
): Promise<Subject[] | Failure> {
  const found = await containerNamed(name, context)
  if (isFailure(found)) return found
  const { container, engine } = found
  engine.close()
  const { pid } = container
  if (!pid.known) {
    const state = valueOr(container.state, '?')
    const error = { code: 'no-process', name: container.name || container.id, state } as const
    return failure(error, context.catalogue.engines, 'no-target')
  }
  if (!isHere(pid.value, container)) {
    const { address } = engine
    const error = { code: 'elsewhere', name: container.name || container.id, address } as const
    return failure(error, context.catalogue.engines, 'undetermined')
  }
  const subjects = readProcess(String(pid.value), context)
  return isFailure(subjects) ? subjects : subjects.map((subject) => ({ ...subject, container }))
}

/** Whether that process of this machine is the container's: an engine elsewhere has numbers of its own. */
function isHere(pid: number, { id }: Container): boolean {
  const place = containerIn(readCgroups(`/proc/${pid}`))
  return place.known && place.value.id === id
}
