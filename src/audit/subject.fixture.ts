/** Containers for tests of audits: plain ones of Docker, each with a first process that has no handler at all. */
import { quietInit } from '../explain/observed.fixture.ts'
import { prognose } from '../explain/prognose.ts'
import { measuredTraits } from '../kernel/index.ts'
import type { Container } from '../observe/container/container.ts'
import { known, unknown } from '../observe/fact.ts'
import type { ProcessTree } from '../observe/process-tree.ts'
import type { AuditSubject } from './subject.ts'

const from = 'inspect'
const absent = unknown('absent')

/** A plain container of Docker that is stopped by SIGTERM and given ten seconds. */
export function containerCalled(name: string, image = 'shop/web:1'): Container {
  return {
    engine: 'docker',
    id: 'a'.repeat(64),
    name,
    image: known(image, from),
    imageId: absent,
    state: known('running', from),
    pid: known(1, from),
    createdAt: absent,
    startedAt: absent,
    finishedAt: absent,
    exitCode: absent,
    oomKilled: known(false, from),
    error: known('', from),
    restartCount: known(0, from),
    restartPolicy: known({ name: 'no', maximumRetries: 0 }, from),
    isRemovedAtEnd: known(false, from),
    stop: {
      signal: known(15, from),
      spelling: known('SIGTERM', from),
      chosenBy: known('engine', from),
      timeout: known(10_000, from),
    },
    hasEngineInit: known(false, from),
    pidMode: known({ kind: 'private' }, from),
    entrypoint: known([], from),
    command: known(['app'], from),
    workingDirectory: absent,
    user: absent,
    environment: absent,
    hasTerminal: absent,
    health: absent,
    memoryLimit: absent,
    isRootReadOnly: absent,
    runtime: absent,
    labels: absent,
    pod: absent,
  }
}

/** The container with a first process that has no handler at all; `init`: whether it is one. */
export function subjectOf(container: Container, init: 'namespace' | 'no'): AuditSubject {
  const observation = { ...quietInit, init: known(init, from) }
  const tree: ProcessTree = { observation, children: known([], from) }
  const user = { real: 0, effective: 0, capKill: true }
  const circumstances = { traits: measuredTraits, measured: true, user }
  const stop = prognose(tree, { ...circumstances, signal: 15, from: 'host' })
  return { container, tree: known(tree, from), stop, others: [] }
}
