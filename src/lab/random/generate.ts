/**
 * Makes up operations that make sense in the world as it is: the same seed gives the same operations, whatever kernel
 * they are then tried on.
 */
import type { Operation, OperationCall, Process, World } from '../../kernel/world/index.ts'
import { type Determined, determine, mostProcesses } from './determined.ts'
import { invent } from './invent.ts'
import type { Random } from './random.ts'

/** An operation, and what the model says of it. */
export interface Generated {
  readonly operation: Operation
  readonly played: Determined
}

/** Weights of the calls when there is nothing special about the world. */
const weights: readonly (readonly [number, OperationCall])[] = [
  [24, 'kill'],
  [4, 'tkill'],
  [4, 'tgkill'],
  [6, 'rt_sigqueueinfo'],
  [5, 'pidfd_send_signal'],
  [14, 'rt_sigaction'],
  [11, 'rt_sigprocmask'],
  [3, 'rt_sigpending'],
  [5, 'rt_sigtimedwait'],
  [10, 'wait4'],
  [4, 'setpgid'],
  [2, 'setsid'],
  [2, 'prctl'],
  [2, 'execve'],
  [1, 'setresuid'],
  [1, 'exit_group'],
]

const enough = 6
const attempts = 40

/** The next operation, none of these calls. `name` is free for a child. */
export function generate(
  world: World,
  name: number,
  random: Random,
  excluded: readonly OperationCall[] = [],
): Generated {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const call = chooseCall(world, random)
    if (excluded.includes(call)) continue
    const able = [...world.processes.values()].filter(canAct)
    const by = chooseCaller(able, random)
    const operation = invent(world, call, by, name, random)
    if (!operation) continue
    const played = determine(world, operation)
    if (played && isWelcome(world, played)) return { operation, played }
  }
  const operation: Operation = { by: firstOf(world), call: 'rt_sigpending' }
  const played = determine(world, operation)
  if (!played) throw new Error('the first process cannot act')
  return { operation, played }
}

function chooseCall({ processes }: World, random: Random): OperationCall {
  const living = [...processes.values()].filter(({ life }) => life.kind !== 'zombie').length
  if (processes.size < mostProcesses && random.chance(living < enough ? 40 : 4)) return 'fork'
  if (processes.size > living + 1 && random.chance(30)) return 'wait4'
  return random.weigh(weights)
}

/** Seldom the first process, which stands above all others and so sees little of interest. */
function chooseCaller(able: readonly Process[], random: Random): Process {
  const picked = random.pick(able)
  return picked.parent === undefined ? random.pick(able) : picked
}

/** The first process must stay able to act, or nobody might be left who is. */
function isWelcome(before: World, { world }: Determined): boolean {
  const first = world.processes.get(firstOf(before))
  return first !== undefined && canAct(first)
}

function canAct({ life, call }: Process): boolean {
  return life.kind === 'running' && call === undefined
}

function firstOf({ processes }: World): number {
  const [first] = processes.keys()
  if (first === undefined) throw new Error('nobody is left')
  return first
}
