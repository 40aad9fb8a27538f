/**
 * What a reader must find in a random status text: the value of each fact, or `undefined` where the text does not say. And
 * the test of all fuzzing: a fact is that very value, or it is unknown.
 */
import type { Fact } from '../src/observe/fact.ts'
import type { StatusFacts } from '../src/observe/status/parse-status.ts'
import type { Truth } from './status-texts.ts'

type Flat = Omit<StatusFacts, 'masks'> & StatusFacts['masks']
type Values = { readonly [K in keyof Flat]: Flat[K] extends Fact<infer T> ? T | undefined : never }

/** The lines each fact is read from. */
const linesOfFact = {
  name: ['Name'],
  state: ['State'],
  threadGroup: ['Tgid'],
  pid: ['Pid'],
  parent: ['PPid'],
  tracer: ['TracerPid'],
  users: ['Uid'],
  namespaceThreadGroups: ['NStgid'],
  namespacePids: ['NSpid'],
  namespaceGroups: ['NSpgid'],
  namespaceSessions: ['NSsid'],
  isKernelThread: ['Kthread'],
  isDumpingCore: ['CoreDumping'],
  threadCount: ['Threads'],
  queue: ['SigQ'],
  capabilities: ['CapEff'],
  noNewPrivileges: ['NoNewPrivs'],
  seccomp: ['Seccomp'],
  width: ['SigPnd', 'ShdPnd', 'SigBlk', 'SigIgn', 'SigCgt'],
  pending: ['SigPnd'],
  sharedPending: ['ShdPnd'],
  blocked: ['SigBlk'],
  ignored: ['SigIgn'],
  caught: ['SigCgt'],
} as const satisfies Record<keyof Flat, readonly string[]>

/** What a faithful reader finds in the whole text. */
export function valuesOf(truth: Truth): Values {
  const [real, effective, saved, filesystem] = truth.uid
  const known = 'RSDTtXZPIWK'.includes(truth.state)
  const [pending, sharedPending, blocked, ignored, caught] = truth.masks
  return {
    name: truth.name,
    state: known ? (truth.state as 'R') : 'other',
    threadGroup: truth.tgid,
    pid: truth.pid,
    parent: truth.ppid,
    tracer: truth.tracer,
    users: { real, effective, saved, filesystem },
    namespaceThreadGroups: truth.namespaces,
    namespacePids: truth.namespaces,
    namespaceGroups: truth.namespaces,
    namespaceSessions: truth.namespaces,
    isKernelThread: truth.kthread,
    isDumpingCore: truth.coreDumping,
    threadCount: truth.threads,
    queue: { used: truth.queue[0], limit: truth.queue[1] },
    capabilities: truth.capEff,
    noNewPrivileges: truth.noNewPrivs,
    seccomp: truth.seccomp,
    width: truth.width,
    pending,
    sharedPending,
    blocked,
    ignored,
    caught,
  }
}

/** The values that were found; `undefined` for the unknown. */
export function foundIn(facts: StatusFacts): Values {
  const { masks, ...rest } = facts
  const entries = Object.entries<Fact<unknown>>({ ...rest, ...masks })
  return Object.fromEntries(
    entries.map(([key, fact]) => [key, fact.known ? fact.value : undefined]),
  ) as Values
}

/** The facts that are known and wrong. `only` limits them to facts whose lines are all there. */
export function liesIn(
  facts: StatusFacts,
  truth: Truth,
  only: (line: string) => boolean,
): string[] {
  const found = foundIn(facts)
  const values = valuesOf(truth)
  return (Object.keys(linesOfFact) as (keyof Flat)[]).filter((key) => {
    const isAsked = linesOfFact[key].every(only)
    return isAsked && found[key] !== undefined && !isSame(found[key], values[key])
  })
}

function isSame(one: unknown, other: unknown): boolean {
  return text(one) === text(other)
}

function text(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? String(each) : each,
  )
}
