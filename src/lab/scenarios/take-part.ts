/**
 * A puppet that is what the model's target says: the same init-ness, dispositions and mask, set with the calls a process
 * has for it. So a scenario states its target once, and model and kernel both start from it.
 */
import { has, type SignalSet, signalsIn, type Target } from '../../kernel/index.ts'
import { table } from '../question-of.ts'
import type { Puppet } from '../subject/puppet.ts'
import type { SpawnOptions } from '../subject/spawn.ts'
import type { Stage } from './stage.ts'

/** A new process like `target`: an init, or an ordinary child of one. */
export function takePart(stage: Stage, target: Target, options: SpawnOptions = {}): Puppet {
  const puppet = target.init === 'no' ? stage.newOrdinary(options) : stage.newInit(options)
  dress(puppet, target)
  return puppet
}

/** Gives the puppet's process the dispositions and further threads of `target`, and all threads their masks. */
export function dress(puppet: Puppet, target: Target): readonly Puppet[] {
  for (const signal of signalsIn(target.ignored)) puppet.sigaction(signal, 'ignored')
  for (const signal of signalsIn(target.caught)) puppet.sigaction(signal, 'caught')
  return target.threads.map(({ blocked }, index) => {
    if (index > 0) return puppet.spawnThread({ blocked: maskFor(blocked) })
    const mask = maskFor(blocked)
    if (mask !== 0n) puppet.mask('block', mask)
    return puppet
  })
}

function maskFor(signals: SignalSet): bigint {
  let mask = 0n
  for (const signal of signalsIn(signals)) {
    if (has(table.blockable, signal)) mask |= 1n << BigInt(signal - 1)
  }
  return mask
}
