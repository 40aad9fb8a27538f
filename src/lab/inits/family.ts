/**
 * An init and all that is below it, seen at one moment.  proc_tid_children(5)
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { valueOr } from '../../observe/fact.ts'
import type { Observation } from '../../observe/observation.ts'
import { parseCurrentCall } from '../../observe/procfs/current-call.ts'
import { observeProcess } from '../../observe/procfs/observe-process.ts'
import { readLatin1, readLink } from '../../observe/procfs/read.ts'
import { essenceOf, isResting, observedAtRest } from './at-rest.ts'
import type { Ready } from './init-row.ts'

export interface Family {
  /** The init itself. */
  readonly init: Observation
  /** The file it executes, where that may be read. */
  readonly executable?: string
  /** What each of its threads sleeps in, the leader first. */
  readonly sleeps: readonly Sleep[]
  /** All below it, parents before their children. */
  readonly below: readonly Observation[]
}

/** Where a thread sleeps: the number of its system call and the kernel's function, where they may be read. */
export interface Sleep {
  readonly tid: number
  readonly call?: number
  readonly channel?: string
}

/** What makes a family ready. */
export interface Expected {
  readonly rests: readonly number[]
  readonly ready: Ready
  readonly directory: string
}

/** The family if all of it sleeps and what is expected is there. */
export function familyAtRest(
  pid: number,
  { rests, ready, directory }: Expected,
): Family | undefined {
  if (!isResting(pid, rests)) return undefined
  if (ready.file !== undefined && !existsSync(join(directory, ready.file))) return undefined
  const init = observedAtRest(pid)
  if (!init || !isQuiet(pid)) return undefined
  if (ready.threads !== undefined && valueOr(init.threadCount, 1) < ready.threads) return undefined
  const below = observeBelow(pid)
  if (below.some(({ state }) => valueOr(state, 'R') === 'R')) return undefined
  const names = below.map(({ name }) => valueOr(name, ''))
  for (const name of new Set(ready.below)) {
    const wanted = ready.below?.filter((each) => each === name).length ?? 0
    if (names.filter((each) => each === name).length < wanted) return undefined
  }
  const executable = readLink(`/proc/${pid}/exe`)
  return {
    init,
    ...(executable.ok ? { executable: executable.value } : {}),
    sleeps: sleepsOf(pid),
    below,
  }
}

/** What two looks at a family at rest agree in. */
export function essenceOfFamily({ init, below }: Family): unknown {
  return [init, ...below].map(essenceOf)
}

/** Whether no thread of the process is on a processor or waits for one. */
export function isQuiet(pid: number): boolean {
  return threadsOf(pid).every((tid) => {
    const stat = readLatin1(`/proc/${pid}/task/${tid}/stat`)
    return !stat.ok || !/^.*\) [RD] /s.test(stat.value)
  })
}

/** The processes below this one, parents first. */
export function pidsBelow(pid: number): readonly number[] {
  const children = threadsOf(pid).flatMap((tid) => {
    const text = readLatin1(`/proc/${pid}/task/${tid}/children`)
    return text.ok ? text.value.split(' ').filter(Boolean).map(Number) : []
  })
  return [...children, ...children.flatMap(pidsBelow)]
}

/** Those that can be observed. */
export function observeBelow(pid: number): readonly Observation[] {
  return pidsBelow(pid).flatMap((each) => {
    const result = observeProcess(each, { depth: 'status' })
    return result.ok ? [result.observation] : []
  })
}

function sleepsOf(pid: number): readonly Sleep[] {
  return threadsOf(pid).map((tid) => {
    const directory = `/proc/${pid}/task/${tid}`
    const text = readLatin1(`${directory}/syscall`)
    const call = text.ok ? parseCurrentCall(text.value) : undefined
    const channel = readLatin1(`${directory}/wchan`)
    return {
      tid,
      ...(call?.kind === 'call' ? { call: call.number } : {}),
      ...(channel.ok && channel.value !== '0' ? { channel: channel.value } : {}),
    }
  })
}

function threadsOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number)
  } catch {
    return []
  }
}
