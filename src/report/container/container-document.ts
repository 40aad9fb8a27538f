/** A container as data: what bears on its stop, each fact with the place it was read from. Its environment is left out: it holds secrets. */
import type {
  Container,
  Health,
  PidMode,
  PodPlace,
  RestartPolicy,
} from '../../observe/container/container.ts'
import { type FactDocument, factDocument, plainFact } from '../fact-document.ts'
import { engineSignalName } from '../signal-names.ts'

export interface ContainerDocument {
  readonly engine: string
  readonly id: string
  readonly name: string
  readonly image: FactDocument<string>
  readonly state: FactDocument<string>
  readonly pid: FactDocument<number>
  /** Milliseconds since 1970. */
  readonly startedAt: FactDocument<number>
  readonly finishedAt: FactDocument<number>
  readonly exitCode: FactDocument<number>
  readonly oomKilled: FactDocument<boolean>
  readonly restartCount: FactDocument<number>
  readonly restartPolicy: FactDocument<RestartPolicy>
  readonly stopSignal: FactDocument<string>
  readonly stopSignalChosenBy: FactDocument<string>
  /** Milliseconds; negative is for ever. */
  readonly stopTimeout: FactDocument<number>
  readonly engineInit: FactDocument<boolean>
  readonly pidMode: FactDocument<PidMode>
  readonly entrypoint: FactDocument<readonly string[]>
  readonly command: FactDocument<readonly string[]>
  readonly health: FactDocument<Health>
  readonly pod: FactDocument<PodPlace>
}

export function containerDocument(container: Container): ContainerDocument {
  const { stop } = container
  return {
    engine: container.engine,
    id: container.id,
    name: container.name,
    image: plainFact(container.image),
    state: plainFact(container.state),
    pid: plainFact(container.pid),
    startedAt: plainFact(container.startedAt),
    finishedAt: plainFact(container.finishedAt),
    exitCode: plainFact(container.exitCode),
    oomKilled: plainFact(container.oomKilled),
    restartCount: plainFact(container.restartCount),
    restartPolicy: plainFact(container.restartPolicy),
    stopSignal: factDocument(stop.signal, engineSignalName),
    stopSignalChosenBy: plainFact(stop.chosenBy),
    stopTimeout: plainFact(stop.timeout),
    engineInit: plainFact(container.hasEngineInit),
    pidMode: plainFact(container.pidMode),
    entrypoint: plainFact(container.entrypoint),
    command: plainFact(container.command),
    health: plainFact(container.health),
    pod: plainFact(container.pod),
  }
}
