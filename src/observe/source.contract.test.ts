import { spawnSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { observe } from '../../test/observe-real.ts'
import { type RealProcess, start, until } from '../../test/real-process.ts'
import { has, type SignalSet } from '../kernel/index.ts'
import { collectorScript } from './collected/script.ts'
import type { Fact, UnknownReason } from './fact.ts'
import type { Observation, SourceName } from './observation.ts'
import { observePasted } from './pasted/observe-pasted.ts'

/** Every fact of an observation, by its name. */
type FactName =
  | Exclude<keyof Observation, 'source' | 'signals' | 'program'>
  | keyof Observation['signals']
  | keyof Observation['program']

interface Source {
  readonly title: string
  readonly name: SourceName
  /** Observes a real process. */
  look(pid: number): Observation
  /** What it cannot know, and why; everything else it must know. */
  readonly cannotKnow: Partial<Record<FactName, UnknownReason>>
}

const statusOf = (pid: number) => readFileSync(`/proc/${pid}/status`, 'utf8')

function pasted(text: string): Observation {
  const result = observePasted(text, { family: 'generic' })
  if (!result.ok) throw new Error(result.error.code)
  return result.observations[0]
}

/** Runs the collector in a shell of its own. */
function collected(pid: number, shell: string): Observation {
  const argv = ['-c', collectorScript(), 'sigwhy', String(pid)]
  const ran = spawnSync(shell, argv, { encoding: 'utf8' })
  return pasted(ran.stdout)
}

/** No text says when a process was started, with which arguments, or what its threads do. */
const besideStatus = {
  commandLine: 'not-asked',
  pidNamespace: 'not-asked',
  startTime: 'not-asked',
  signalfd: 'not-asked',
  signalfds: 'not-asked',
} as const

/** What the kernel itself alone tells. */
const ofTheKernel = { oneShot: 'not-asked', unkillable: 'not-asked' } as const

const ofTheProgram = {
  ...ofTheKernel,
  executable: 'not-asked',
  elf: 'not-asked',
  children: 'not-asked',
  cgroups: 'not-asked',
  age: 'not-asked',
  terminal: 'not-asked',
  descriptors: 'not-asked',
  limits: 'not-asked',
  notified: 'not-asked',
} as const

/** Lines that grep left out. */
const withoutMasks = {
  name: 'absent',
  pid: 'absent',
  state: 'absent',
  parent: 'absent',
  tracer: 'absent',
  users: 'absent',
  namespacePids: 'absent',
  namespaceGroups: 'absent',
  namespaceSessions: 'absent',
  init: 'absent',
  isKernelThread: 'absent',
  isDumpingCore: 'absent',
  threadCount: 'absent',
  threads: 'not-asked',
  capabilities: 'absent',
  noNewPrivileges: 'absent',
  seccomp: 'absent',
} as const

const sources: readonly Source[] = [
  {
    title: 'procfs',
    name: 'procfs',
    look: (pid) => observe(pid),
    // A bash is not written in Go.
    cannotKnow: { ...ofTheKernel, notified: 'absent' },
  },
  {
    title: 'procfs, no deeper than the status',
    name: 'procfs',
    look: (pid) => observe(pid, { depth: 'status' }),
    cannotKnow: { ...ofTheProgram, signalfd: 'not-asked', signalfds: 'not-asked' },
  },
  ...['dash', 'bash'].map((shell) => ({
    title: `what the collector prints in ${shell}`,
    name: 'collected' as const,
    look: (pid: number) => collected(pid, shell),
    // A shell reads no symbolic links, and no files but those of text.
    cannotKnow: {
      ...ofTheKernel,
      elf: 'not-asked',
      descriptors: 'not-asked',
      notified: 'not-asked',
    } as const,
  })),
  {
    title: 'a pasted status',
    name: 'pasted',
    look: (pid) => pasted(statusOf(pid)),
    cannotKnow: { ...besideStatus, ...ofTheProgram },
  },
  {
    title: 'pasted masks',
    name: 'pasted',
    look: (pid) => pasted(statusOf(pid).replace(/^(?!Sig|Shd).*\n/gm, '')),
    cannotKnow: { ...besideStatus, ...ofTheProgram, ...withoutMasks },
  },
]

function factsOf({
  source: _,
  signals,
  program,
  ...facts
}: Observation): [FactName, Fact<unknown>][] {
  return Object.entries({ ...facts, ...signals, ...program }) as [FactName, Fact<unknown>][]
}

/** A bash that sleeps: one that still runs would be found in another state each time. */
async function bash(): Promise<RealProcess> {
  const real = await start('bash', '-c', 'trap "" HUP; trap : TERM; echo; read')
  await until(() => statusOf(real.pid).includes('\nState:\tS') || undefined)
  return real
}

describe.runIf(process.platform === 'linux').each(sources)('$title', (source) => {
  const found = async (): Promise<readonly [RealProcess, Observation]> => {
    const real = await bash()
    return [real, source.look(real.pid)]
  }

  it('says who it is, and gives every fact a place or a reason', async () => {
    const [, observation] = await found()
    expect(observation.source).toBe(source.name)
    for (const [name, fact] of factsOf(observation)) {
      if (fact.known) expect([name, fact.from]).toEqual([name, expect.stringMatching(/\S/)])
      else expect([name, fact.why]).toEqual([name, expect.stringMatching(/^[a-z-]+$/)])
    }
  })

  it('knows everything but what it states that it cannot know', async () => {
    const [, observation] = await found()
    const unknown = factsOf(observation).flatMap(([name, fact]) =>
      fact.known ? [] : [[name, fact.why]],
    )
    expect(Object.fromEntries(unknown)).toEqual(source.cannotKnow)
  })

  it('tells the truth about the masks of a bash that ignores HUP and traps TERM', async () => {
    const [, { signals }] = await found()
    const holds = (fact: Fact<SignalSet>, signal: number) => fact.known && has(fact.value, signal)
    expect([holds(signals.ignored, 1), holds(signals.caught, 1)]).toEqual([true, false])
    expect([holds(signals.ignored, 15), holds(signals.caught, 15)]).toEqual([false, true])
    expect([holds(signals.ignored, 10), holds(signals.caught, 10)]).toEqual([false, false])
    expect(holds(signals.blocked, 15)).toBe(false)
    expect(signals.width).toMatchObject({ value: 16 })
  })

  it('says of the process, where it knows, what the process is', async () => {
    const [{ pid }, observation] = await found()
    const truth: Partial<Record<FactName, unknown>> = {
      pid,
      parent: process.pid,
      name: 'bash',
      tracer: 0,
      threadCount: 1,
      isKernelThread: false,
      isDumpingCore: false,
      init: 'no',
      family: 'generic',
      executable: realpathSync('/bin/bash'),
      children: [],
      signalfds: [],
    }
    for (const [name, fact] of factsOf(observation)) {
      if (fact.known && name in truth) expect([name, fact.value]).toEqual([name, truth[name]])
    }
  })

  it('agrees with every other source wherever both know', async () => {
    const [real, observation] = await found()
    const other = new Map(factsOf(observe(real.pid)))
    for (const [name, fact] of factsOf(observation)) {
      const twin = other.get(name)
      if (name === 'threads' || name === 'queue' || name === 'age' || !fact.known || !twin?.known)
        continue
      expect([name, fact.value]).toEqual([name, twin.value])
    }
  })

  it('makes plain data that can be copied as it is', async () => {
    const [, observation] = await found()
    expect(structuredClone(observation)).toEqual(observation)
  })
})
