/** A container as something to be explained: its first process, and what its engine says of it. */

import { valueOr } from '../observe/fact.ts'
import type { ContainerName } from './container-name.ts'
import type { Context } from './context.ts'
import { containerNamed } from './engines.ts'
import { type Failure, failure, isFailure } from './failure.ts'
import { isHere } from './is-here.ts'
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
