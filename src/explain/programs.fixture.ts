/** Programs for tests: each as its process is observed, alone or with children below it. */
import { setOf } from '../kernel/index.ts'
import { known } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import type { ProcessTree } from '../observe/process-tree.ts'
import { catching, quietInit } from './observed.fixture.ts'

const from = 'somewhere'

/** A program as PID 1, with these children below it. */
export function tree(observation: Observation, ...children: ProcessTree[]): ProcessTree {
  return { observation, children: known(children, from) }
}

/** A program that was started like this a minute ago, with these handlers; an init if its number is 1. */
export function program(
  words: readonly string[],
  pid: number,
  handlers: readonly number[],
): Observation {
  const [path = ''] = words
  const plain = catching(quietInit, ...handlers)
  return {
    ...plain,
    pid: known(pid, from),
    name: known(path.split('/').at(-1) ?? '', from),
    commandLine: known(words, from),
    init: known(pid === 1 ? 'namespace' : 'no', from),
    namespacePids: known([pid], from),
    program: { ...plain.program, executable: known(path, from), age: known(60_000, from) },
  }
}

/** Its leader sleeps in rt_sigtimedwait for these. */
export function awaiting(observation: Observation, ...signals: number[]): Observation {
  const awaited = known(setOf(...signals), from)
  const { threads } = observation
  if (!threads.known) throw new Error('the fixture has threads')
  return {
    ...observation,
    threads: known(
      threads.value.map((thread) => ({ ...thread, awaited, blockedBefore: awaited })),
      from,
    ),
  }
}

/** Its leader sleeps in wait4(2), as a shell does that has a child in the foreground. */
export function inWait4(observation: Observation): Observation {
  const call = known({ kind: 'call', number: 61, firstArgument: 0n } as const, from)
  const { threads } = observation
  if (!threads.known) throw new Error('the fixture has threads')
  return {
    ...observation,
    threads: known(
      threads.value.map((thread) => ({ ...thread, call })),
      from,
    ),
  }
}
