/**
 * Makes up one operation with a given call and caller.
 */
import {
  type Birthplace,
  namespaceOf,
  numberSeenBy,
  type Operation,
  type OperationCall,
  type Process,
  signalCodes,
  type World,
} from '../../kernel/world/index.ts'
import { inventAddressee, inventNeighbour } from './invent-addressee.ts'
import { anySignal, inventAction, inventSet, inventSignal } from './invent-signals.ts'
import type { Random } from './random.ts'

/** Namespaces below the first: two more make three in all. */
const deepest = 2
const users = [0, 1, 2]

/** An operation, or `undefined` when the caller could not sensibly make such a call. */
export function invent(
  world: World,
  call: OperationCall,
  caller: Process,
  name: number,
  random: Random,
): Operation | undefined {
  const by = caller.id
  switch (call) {
    case 'fork': {
      const into = inventBirthplace(world, caller, random)
      return { by, call, child: name, into }
    }
    case 'kill':
    case 'tkill':
    case 'tgkill': {
      const to = inventAddressee(world, caller, random)
      return { by, call, to, signal: inventSignal(world, to, random) }
    }
    case 'rt_sigqueueinfo': {
      const to = inventAddressee(world, caller, random)
      const { queue, kernel, user, tkill } = signalCodes
      const code = random.weigh([
        [8, queue],
        [2, kernel],
        [1, user],
        [1, tkill],
      ])
      const signal = inventSignal(world, to, random)
      return { by, call, to, signal, code, value: random.below(1000) }
    }
    case 'pidfd_send_signal': {
      const to = inventNeighbour(world, caller, random)
      return { by, call, to: to.id, signal: inventSignal(world, undefined, random) }
    }
    case 'rt_sigaction':
      return { by, call, signal: anySignal(random), action: inventAction(random) }
    case 'rt_sigprocmask': {
      const how = random.pick(['block', 'unblock', 'set'] as const)
      return { by, call, how, set: inventSet(caller, random) }
    }
    case 'rt_sigtimedwait':
      return { by, call, set: inventSet(caller, random), forever: random.chance(60) }
    case 'wait4': {
      if (caller.children.length === 0 && !random.chance(10)) return undefined
      const whom = random.chance(60)
        ? ({ kind: 'everyone' } as const)
        : inventAddressee(world, caller, random)
      return { by, call, whom, stopped: random.chance(70), continued: random.chance(70) }
    }
    case 'setpgid': {
      const whom = inventAddressee(world, caller, random)
      const group = random.chance(40)
        ? ({ kind: 'number', number: 0 } as const)
        : inventAddressee(world, caller, random)
      return { by, call, whom, group }
    }
    case 'rt_sigpending':
    case 'setsid':
      return { by, call }
    case 'execve':
      // The subject's file is for its owner alone.
      return caller.user.effective === 0 ? { by, call } : undefined
    case 'prctl':
      return { by, call, subreaper: random.chance(70) }
    case 'setresuid': {
      if (caller.parent === undefined) return undefined
      const [real, effective, saved] = [random.pick(users), random.pick(users), random.pick(users)]
      return { by, call, user: { real, effective, saved } }
    }
    case 'exit_group':
      return caller.parent === undefined
        ? undefined
        : { by, call, code: random.pick([0, 1, 2, 127, 255]) }
  }
}

function inventBirthplace(world: World, caller: Process, random: Random): Birthplace {
  const level = world.namespaces.get(namespaceOf(world, caller.id))?.level ?? 0
  if (caller.user.effective === 0 && random.chance(15)) {
    const below = [...world.processes.values()].filter(
      ({ id, life }) => life.kind === 'running' && numberSeenBy(world, caller.id, id) > 0,
    )
    return { namespaceOf: random.pick(below).id }
  }
  return level < deepest && random.chance(20) ? 'new' : 'own'
}
