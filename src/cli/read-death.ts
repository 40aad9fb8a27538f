/**
 * Everything that can be read about the end of one container: from its engine, where it is still there, from the engine's events,
 * and from the kernel's log where the engine is on this machine.
 */
import type { Inquest } from '../explain/death/death.ts'
import { holdInquest } from '../explain/death/hold-inquest.ts'
import type { Container } from '../observe/container/container.ts'
import type { Engine } from '../observe/container/engine.ts'
import type { EventLog } from '../observe/container/events.ts'
import { type Fact, known, unknown } from '../observe/fact.ts'
import type { KernelLog } from '../observe/kernel-log/kernel-log.ts'
import { readKernelLog } from '../observe/kernel-log/read-kernel-log.ts'
import type { ContainerName } from './container-name.ts'
import type { Context } from './context.ts'
import { closeAll, containerNamed, enginesHere } from './engines.ts'
import { type Failure, isFailure } from './failure.ts'

export async function readDeath(name: ContainerName, context: Context): Promise<Inquest | Failure> {
  const engines = await enginesHere(context, name.engine)
  try {
    const found = await containerNamed(name, engines, context)
    if (isFailure(found)) {
      const isGone = found.meaning === 'no-target'
      return (isGone && (await removed(name, engines.open))) || found
    }
    const { engine, container } = found
    const log = await eventsOf(container.id, engine)
    return inquestOf(container, known(container, 'inspect'), log, engine)
  } finally {
    closeAll(engines)
  }
}

/** One that is no more, where an engine remembers its end. */
async function removed(
  { reference }: ContainerName,
  engines: readonly Engine[],
): Promise<Inquest | undefined> {
  for (const engine of engines) {
    const log = await eventsOf(reference, engine)
    const last = log.known ? log.value.events.at(-1) : undefined
    if (last === undefined) continue
    const { id, name } = last
    const container = unknown('absent', 'inspect')
    return inquestOf({ engine: engine.name, id, name }, container, log, engine)
  }
  return undefined
}

function inquestOf(
  { engine: name, id, name: own }: Pick<Container, 'engine' | 'id' | 'name'>,
  container: Fact<Container>,
  log: Fact<EventLog>,
  engine: Engine,
): Inquest {
  const subject = { engine: name, id, name: own }
  return holdInquest(subject, { container, log, kernelLog: kernelLogBeside(engine) }, Date.now())
}

async function eventsOf(reference: string, engine: Engine): Promise<Fact<EventLog>> {
  const answer = await engine.events?.(reference)
  if (answer === undefined) return unknown('not-asked', 'events')
  return answer.ok ? known(answer.value, 'events') : unknown('absent', answer.problem.code)
}

/** The log of another machine's kernel says nothing about it. */
function kernelLogBeside({ isLocal }: Engine): Fact<KernelLog> {
  return isLocal ? readKernelLog() : unknown('not-asked', '/dev/kmsg')
}
