/**
 * Makes up whom a call means: mostly somebody who is there, now and then nobody.
 */
import { type Addressee, numberSeenBy, type Process, type World } from '../../kernel/world/index.ts'
import type { Random } from './random.ts'

/** Somebody the caller's namespace has a number for: at least itself. */
export function inventNeighbour(world: World, caller: Process, random: Random): Process {
  const visible = [...world.processes.values()].filter(
    ({ id }) => numberSeenBy(world, caller.id, id) > 0,
  )
  return random.pick(visible)
}

/** A process, a group, everybody, or a number that may mean anything. */
export function inventAddressee(world: World, caller: Process, random: Random): Addressee {
  const kind = random.weigh([
    [80, 'process'],
    [6, 'group'],
    [5, 'own-group'],
    [3, 'everyone'],
    [6, 'number'],
  ] as const)
  switch (kind) {
    case 'process':
      return { kind, process: inventNeighbour(world, caller, random).id }
    case 'group': {
      const groups = [...world.groups.keys()].filter(
        (group) => numberSeenBy(world, caller.id, group) > 1,
      )
      return groups.length === 0 ? { kind: 'own-group' } : { kind, group: random.pick(groups) }
    }
    case 'own-group':
    case 'everyone':
      return { kind }
    case 'number': {
      // A number that means somebody elsewhere may mean somebody else here.
      const elsewhere = [...world.numbers.values()].flatMap(({ numbers }) => numbers)
      return { kind, number: random.pick([...elsewhere, 1, 0, 30000, -30000, -0x80000000]) }
    }
  }
}
