/**
 * The first process of a stage: the init of a fresh PID namespace, like the first process of the model's world.
 */
import { forbidCores } from '../on-kernel/core.ts'
import type { Lane } from '../subject/lane.ts'
import { Program } from '../subject/program.ts'
import type { Puppet } from '../subject/puppet.ts'

const firstInFirstOut = 1

/** Spawns it. It ends with the lane, and all that descend from it end with it. */
export function spawnFirst(lane: Lane): Puppet {
  const first = lane.outer.spawn({ newPidNamespace: true, ownGroup: false })
  forbidCores(first)
  const program = new Program()
  program.call('setsid')
  // If it may, everybody here runs before Node does: then all is quiet when Node looks.
  const priority = program.data(Uint8Array.of(1, 0, 0, 0))
  program.call('sched_setscheduler', 0, firstInFirstOut, priority)
  first.run(program)
  return first
}
