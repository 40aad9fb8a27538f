/** From an observation to what a program is recognised by: only what is known. */
import { type SignalSet, union } from '../kernel/index.ts'
import type { Fact } from '../observe/fact.ts'
import type { Observation } from '../observe/observation.ts'
import type { ProcessTree } from '../observe/process-tree.ts'
import type { ProgramFacts } from '../observe/program-facts.ts'
import type { Features } from '../runtimes/index.ts'
import { likelyFamily, likelyInit } from './likely-question.ts'

/** The features of a process and of those of its descendants that were observed. */
export function featuresOf({ observation, children }: ProcessTree): Features {
  const { program, signals } = observation
  return {
    ...present('executable', program.executable),
    ...present('name', observation.name),
    ...present('words', observation.commandLine),
    ...elfOf(program),
    family: likelyFamily(observation),
    isInit: likelyInit(observation) !== 'no',
    ...present('blocked', signals.blocked),
    ...present('ignored', signals.ignored),
    ...present('caught', signals.caught),
    ...takenBy(observation),
    ...present('oneShot', program.oneShot),
    ...present('notified', program.notified),
    ...callsOf(observation),
    ...(program.terminal.known ? { hasTerminal: program.terminal.value !== 0 } : {}),
    ...(children.known ? { children: children.value.map(featuresOf) } : {}),
  }
}

function present<Key extends string, T>(key: Key, fact: Fact<T>): { readonly [K in Key]?: T } {
  return (fact.known ? { [key]: fact.value } : {}) as { readonly [K in Key]?: T }
}

/** What its threads wait for, and what it reads from signalfds; only if both are known. */
function takenBy({ threads, signalfd }: Observation): { readonly taken?: SignalSet } {
  if (!threads.known || !signalfd.known) return {}
  let taken = signalfd.value
  for (const { awaited } of threads.value) {
    if (!awaited.known) return {}
    taken = union(taken, awaited.value)
  }
  return { taken }
}

function elfOf({ elf }: ProgramFacts): Pick<Features, 'isStatic' | 'goVersion'> {
  if (!elf.known) return {}
  const { isStatic, goVersion } = elf.value
  return goVersion === undefined ? { isStatic } : { isStatic, goVersion }
}

/** The system calls its threads sleep in, the leader's first; a thread that does something else is left out. */
function callsOf({ threads }: Observation): Pick<Features, 'calls'> {
  if (!threads.known) return {}
  const calls = threads.value.flatMap(({ call }) =>
    call.known && call.value.kind === 'call' ? [call.value.number] : [],
  )
  return { calls }
}
