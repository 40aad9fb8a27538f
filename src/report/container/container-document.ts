/** A container as data: what bears on its stop, each fact with the place it was read from. Its environment is left out: it holds secrets. */
import { signalTable } from '../../kernel/index.ts'
import type {
  Container,
  Health,
  PidMode,
  PodPlace,
  RestartPolicy,
} from '../../observe/container/container.ts'
import type { Fact } from '../../observe/fact.ts'
import { type FactDocument, factDocument } from '../fact-document.ts'
import { longName } from '../signal-names.ts'

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
    image: plain(container.image),
    state: plain(container.state),
    pid: plain(container.pid),
    startedAt: plain(container.startedAt),
    finishedAt: plain(container.finishedAt),
    exitCode: plain(container.exitCode),
    oomKilled: plain(container.oomKilled),
    restartCount: plain(container.restartCount),
    restartPolicy: plain(container.restartPolicy),
    stopSignal: factDocument(stop.signal, (signal) => longName(signal, signalTable('generic'))),
    stopSignalChosenBy: plain(stop.chosenBy),
    stopTimeout: plain(stop.timeout),
    engineInit: plain(container.hasEngineInit),
    pidMode: plain(container.pidMode),
    entrypoint: plain(container.entrypoint),
    command: plain(container.command),
    health: plain(container.health),
    pod: plain(container.pod),
  }
}

function plain<T>(fact: Fact<T>): FactDocument<T> {
  return factDocument(fact, (value) => value)
}
