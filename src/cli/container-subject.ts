/** A container as something to be explained: its first process, and what its engine says of it. */

import type { Found } from '../observe/container/find.ts'
import { isOfContainer } from '../observe/container/is-of-container.ts'
import { valueOr } from '../observe/fact.ts'
import type { ContainerName } from './container-name.ts'
import type { Context } from './context.ts'
import { closeAll, containerNamed, enginesHere } from './engines.ts'
import { type Failure, failure, isFailure } from './failure.ts'
import { subjectOf } from './pasted.ts'
import { readProcess, type Subject } from './subject.ts'

export async function readContainer(
  name: ContainerName,
  context: Context,
): Promise<Subject[] | Failure> {
  const engines = await enginesHere(context, name.engine)
  try {
    const found = await containerNamed(name, engines, context)
    return isFailure(found) ? found : await readFirst(found, context)
  } finally {
    closeAll(engines)
  }
}

async function readFirst(found: Found, context: Context): Promise<Subject[] | Failure> {
  const { container } = found
  const { pid } = container
  if (!pid.known) {
    const state = valueOr(container.state, '?')
    const error = { code: 'no-process', name: container.name || container.id, state } as const
    return failure(error, context.catalogue.engines, 'no-target')
  }
  const subjects = isOfContainer(pid.value, container)
    ? readProcess(String(pid.value), context)
    : await readThrough(found, context)
  return isFailure(subjects) ? subjects : subjects.map((subject) => ({ ...subject, container }))
}

/** The engine is elsewhere: it runs the collector inside, or names the processes where there is no shell for that. */
async function readThrough(
  { engine, container }: Found,
  context: Context,
): Promise<Subject[] | Failure> {
  const { observeThrough } = await import('../observe/collected/collect-through.ts')
  const seen = await observeThrough(engine, container.id)
  switch (seen.kind) {
    case 'collected':
      return seen.collection.targets.map((target) =>
        subjectOf({ ...target, collection: seen.collection }),
      )
    case 'listed':
      return seen.trees.map((tree) => subjectOf({ tree })).slice(0, 1)
    case 'failed': {
      const { address } = engine
      const error = { code: 'elsewhere', name: container.name || container.id, address } as const
      return failure(error, context.catalogue.engines, 'undetermined')
    }
  }
}
