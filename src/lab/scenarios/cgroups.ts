/**
 * Control groups: killing all members at once, freezing them, and running out of their memory. cgroup.kill asks who
 * writes to it as kill(2) would; a frozen process may keep even SIGKILL waiting.
 */
import { join } from 'node:path'
import type { Relation } from '../../kernel/index.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'
import { maskOf, text } from '../subject/structures.ts'
import { enterGroup, makeGroup, readGroup, writeGroup } from './cgroup.ts'
import { catching, expectedFrom, init, ordinary, ruled, ruledFrom } from './expected.ts'
import { sendAtRisk } from './fatal-sending.ts'
import { becomes, maskIn, procState } from './proc.ts'
import { fared, seen, signalNamed } from './seen.ts'
import { scenario } from './stage.ts'
import type { ThemedScenario } from './themed.ts'

const currentDirectory = -100
const writeOnly = 1
const readOnly = 0

/** Writes to the group's cgroup.kill, as the puppet. */
function killing(directory: string): Program {
  const program = new Program()
  const path = program.data(text(join(directory, 'cgroup.kill')))
  const file = program.call('openat', currentDirectory, path, writeOnly, 0)
  program.call('write', file, program.data(text('1')), 1)
  program.call('close', file)
  return program
}

function groupKilled(from: Extract<Relation, 'inside' | 'ancestor'>): ThemedScenario {
  return scenario({
    id: `cgroups/kill/written-${from === 'inside' ? 'from-inside' : 'from-above'}`,
    theme: 'cgroups',
    cites: ['cgroup.c#__cgroup_kill', 'signal.c#sig_task_ignored', 'cgroups(7)'],
    claim: 'kill-9-never-works',
    needs: ['root'],
    ...(from === 'ancestor' ? { shows: 'cgroup-kill-from-above' as const } : {}),
    model(traits) {
      const other = fared(ruledFrom('cgroup-kill', ordinary, traits, { actor: from }))
      return { ...expectedFrom('cgroup-kill', init, traits, { actor: from }), other }
    },
    kernel(stage) {
      const directory = makeGroup(stage, 'unified')
      if (directory === undefined) return { missing: 'cgroup-2' }
      if (readGroup(directory, 'cgroup.type') === '') return { missing: 'cgroup-kill' }
      const puppet = stage.newInit()
      const writer = from === 'inside' ? puppet.spawn() : stage.outside
      const other = puppet.spawn()
      enterGroup(directory, puppet)
      enterGroup(directory, other)
      stage.begin()
      const { outcome } = sendAtRisk(writer, killing(directory), puppet)
      const generated = stage.generated(puppet, signalNamed('SIGKILL'))
      const became = seen(puppet, outcome)
      // An init that lives can say how its child ended; one that died has taken it along.
      const others = became === 'lives' ? seen(other, other.outcome()) : 'killed SIGKILL'
      return { fared: became, other: others, ...generated }
    },
  })
}

/** What is forked later is not hit, although its parent was meant too. */
const laterForks = scenario({
  id: 'cgroups/kill/spares-what-comes-later',
  theme: 'cgroups',
  cites: ['cgroup.c#__cgroup_kill', 'cgroups(7)'],
  needs: ['root'],
  model: (traits) => ({
    init: fared(ruledFrom('cgroup-kill', init, traits, { actor: 'inside' })),
    later: 'lives',
  }),
  kernel(stage) {
    const directory = makeGroup(stage, 'unified')
    if (directory === undefined) return { missing: 'cgroup-2' }
    const puppet = stage.newInit()
    const writer = puppet.spawn()
    enterGroup(directory, puppet)
    const { outcome } = sendAtRisk(writer, killing(directory), puppet)
    const became = seen(puppet, outcome)
    return { init: became, later: became === 'lives' ? seen(puppet.spawn()) : 'not born' }
  },
})

/** The first version's freezer, as old container engines pause with it: SIGKILL waits for the thaw. */
const frozenOld = scenario({
  id: 'cgroups/freezer-1/SIGKILL',
  theme: 'cgroups',
  cites: ['cgroup-v1.c#freezer', 'cgroups(7)'],
  claim: 'kill-and-stop-always-work',
  needs: ['root'],
  model: (traits) => ({
    // Frozen, it does not even come to ruling on the signal; it is queued as for a dying process.
    frozen: 'pending',
    thawed: fared(ruled(init, 'SIGKILL', traits, { from: 'ancestor' })),
  }),
  kernel(stage) {
    const directory = makeGroup(stage, 'freezer')
    if (directory === undefined) return { missing: 'cgroup-freezer' }
    const puppet = stage.newInit()
    enterGroup(directory, puppet)
    writeGroup(directory, 'freezer.state', 'FROZEN')
    if (!becomes(() => readGroup(directory, 'freezer.state') === 'FROZEN')) {
      return { missing: 'cgroup-freezer' }
    }
    let frozen: string
    try {
      stage.outside.kill(puppet.pid, signalNamed('SIGKILL'))
      frozen = holds(puppet, 'SigPnd', 'SIGKILL')
    } finally {
      // Nothing else could end it.
      writeGroup(directory, 'freezer.state', 'THAWED')
    }
    return { frozen, thawed: seen(puppet, puppet.outcome()) }
  },
})

/** The second version's freezer lets SIGKILL through, and keeps what has a handler. */
function frozenNew(name: 'SIGKILL' | 'SIGTERM'): ThemedScenario {
  const isKill = name === 'SIGKILL'
  const target = isKill ? init : catching(init, name)
  return scenario({
    id: `cgroups/freezer-2/${name}`,
    theme: 'cgroups',
    cites: ['signal.c#complete_signal', 'signal.c#get_signal', 'cgroups(7)'],
    needs: ['root'],
    model(traits) {
      const ruling = ruled(target, name, traits, { from: 'ancestor' })
      const isImmediate = ruling.step === 'fatal-shortcut'
      return { frozen: isImmediate ? 'ended' : 'pending', thawed: fared(ruling) }
    },
    kernel(stage) {
      const directory = makeGroup(stage, 'unified')
      if (directory === undefined) return { missing: 'cgroup-2' }
      const puppet = stage.newInit()
      if (!isKill) puppet.sigaction(signalNamed(name), 'caught')
      enterGroup(directory, puppet)
      if (!writeGroup(directory, 'cgroup.freeze', '1')) return { missing: 'cgroup-2-freezer' }
      becomes(() => readGroup(directory, 'cgroup.events').includes('frozen 1'))
      stage.outside.kill(puppet.pid, signalNamed(name))
      if (isKill) becomes(() => procState(puppet.pid) === 'zombie')
      const frozen = holds(puppet, 'ShdPnd', name)
      writeGroup(directory, 'cgroup.freeze', '0')
      return { frozen, thawed: isKill ? seen(puppet, puppet.outcome()) : seen(puppet) }
    },
  })
}

function holds(
  { pid }: Puppet,
  queue: 'SigPnd' | 'ShdPnd',
  name: 'SIGKILL' | 'SIGTERM',
): 'pending' | 'ended' | 'not queued' {
  if (procState(pid) === 'zombie') return 'ended'
  return (maskIn(pid, queue) & maskOf(signalNamed(name))) !== 0n ? 'pending' : 'not queued'
}

const limit = 4 << 20
const wanted = 32 << 20

/** The init uses more memory than its group may have. */
const outOfMemory = scenario({
  id: 'cgroups/out-of-memory',
  theme: 'cgroups',
  cites: ['oom_kill.c#__oom_kill_process', 'cgroups(7)'],
  claim: 'kill-9-never-works',
  shows: 'out-of-memory',
  needs: ['root'],
  model: (traits) => expectedFrom('out-of-memory', init, traits),
  kernel(stage) {
    const directory = makeGroup(stage, 'memory') ?? makeGroup(stage, 'unified')
    if (directory === undefined) return { missing: 'cgroup-memory' }
    const isLimited =
      writeGroup(directory, 'memory.limit_in_bytes', String(limit)) ||
      (writeGroup(directory, 'memory.max', String(limit)) &&
        writeGroup(directory, 'memory.swap.max', '0'))
    if (!isLimited) return { missing: 'cgroup-memory' }
    writeGroup(directory, 'memory.swappiness', '0')
    const puppet = stage.newInit()
    enterGroup(directory, puppet)
    stage.begin()
    const outcome = puppet.attempt(useMemory(), 5000)
    const generated = stage.generated(puppet, signalNamed('SIGKILL'))
    return { fared: seen(puppet, outcome), ...generated }
  },
})

function useMemory(): Program {
  const program = new Program()
  const readWrite = 3
  const privateAnonymous = 0x22
  const memory = program.call('mmap', 0, wanted, readWrite, privateAnonymous, -1, 0)
  const zeroes = program.call('openat', currentDirectory, program.data(text('/dev/zero')), readOnly)
  program.call('read', zeroes, memory, wanted)
  return program
}

export const cgroups: readonly ThemedScenario[] = [
  groupKilled('inside'),
  groupKilled('ancestor'),
  laterForks,
  frozenOld,
  frozenNew('SIGKILL'),
  frozenNew('SIGTERM'),
  outOfMemory,
]
